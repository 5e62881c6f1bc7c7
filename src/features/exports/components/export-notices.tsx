import { getTranslations } from "next-intl/server";
import { dismissExport } from "@/features/exports/answers/actions";
import type { ExportNews } from "@/features/exports/answers/loaders";
import { Button } from "@/ui/button";
import { buttonVariants } from "@/ui/button-variants";
import { cn } from "@/ui/cn";
import { Notice } from "@/ui/notice";
import { TextLink } from "@/ui/text-link";

/** Above every page, for who asked for an export: its file is ready, or there is none. Until it is taken or put away. */
export async function ExportNotices({ slug, news }: { slug: string; news: readonly ExportNews[] }) {
  if (news.length === 0) return null;
  const t = await getTranslations("answerFiles.screen");
  return news.map(({ id, survey, rows, size, why }) => (
    <Notice
      key={id}
      tone={why === null ? "done" : "consider"}
      className="px-4 sm:px-6 print:hidden"
      action={
        <div className="flex items-center gap-2">
          {why === null ? (
            <a
              href={`/w/${slug}/exports/${id}`}
              aria-label={t("downloadOne", { survey })}
              className={cn(buttonVariants({ variant: "outline", size: "sm" }))}
            >
              {t("download")}
            </a>
          ) : (
            <TextLink href={`/w/${slug}/settings/data#exports`}>{t("show")}</TextLink>
          )}
          <form action={dismissExport.bind(null, slug)}>
            <input type="hidden" name="id" value={id} />
            <Button type="submit" variant="ghost" size="sm">
              {t("dismiss")}
            </Button>
          </form>
        </div>
      }
    >
      <span className="text-foreground">
        {t.rich(why === null ? "ready" : "notReady", {
          survey: () => <bdi className="font-semibold">{survey}</bdi>,
          rows,
          size,
          why: why ?? "",
        })}
      </span>
    </Notice>
  ));
}
