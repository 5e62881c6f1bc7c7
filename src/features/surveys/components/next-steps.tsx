import { useTranslations } from "next-intl";
import type { loadShare } from "@/features/surveys/loaders";
import { ButtonLink } from "@/ui/button-link";
import { Section } from "@/ui/section";

/** What one does next: ask by e-mail, bring old answers from a file, or let programs ask by themselves. */
export function NextSteps({ survey: { slug, id, status, may } }: { survey: Awaited<ReturnType<typeof loadShare>> }) {
  const t = useTranslations("sharing.next");
  return (
    <Section title={t("title")}>
      <p className="mt-3 text-muted-foreground">{t("text")}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        {may.publish && status === "live" ? (
          <ButtonLink href={`/w/${slug}/surveys/${id}/invitations/send`}>{t("send")}</ButtonLink>
        ) : null}
        {may.imports ? <ButtonLink href={`/w/${slug}/imports/new`}>{t("import")}</ButtonLink> : null}
        {may.keys ? <ButtonLink href={`/w/${slug}/settings/keys`}>{t("key")}</ButtonLink> : null}
      </div>
    </Section>
  );
}
