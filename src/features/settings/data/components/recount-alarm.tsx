import { getTranslations } from "next-intl/server";
import { Notice } from "@/ui/notice";
import { TextLink } from "@/ui/text-link";

/** Above every page, for owners and admins alone: tallies differ from their answers. Nothing while all is well. */
export async function RecountAlarm({ slug, differ }: { slug: string; differ: number | null }) {
  if (differ === null) return null;
  const t = await getTranslations("data.recount");
  return (
    <Notice
      tone="blocks"
      className="px-4 sm:px-6 print:hidden"
      title={<span className="text-destructive">{t("alarm", { differ })}</span>}
      action={<TextLink href={`/w/${slug}/settings/data`}>{t("show")}</TextLink>}
    />
  );
}
