import { useTranslations } from "next-intl";
import { PREVIEW_FRAME } from "@/features/surveys/components/live-frame";
import { Button } from "@/ui/button";

/** Live at once, or a draft for the builder; without a script also "show the page", as the frame cannot follow each key then. */
export function FormButtons({ pending, previewUrl }: { pending: boolean; previewUrl: string }) {
  const t = useTranslations("newSurvey");
  return (
    <div className="sticky bottom-14 z-10 mt-auto -mx-4 flex flex-wrap items-center gap-3 border-border border-t bg-background px-4 py-3 sm:bottom-0 sm:-mx-6 sm:px-6 xl:mx-0 xl:px-0">
      <Button
        type="submit"
        name="intent"
        value="publish"
        variant="primary"
        size="xl"
        aria-disabled={pending || undefined}
      >
        <span aria-live="polite">{pending ? t("moment") : t("live")}</span>
      </Button>
      <Button type="submit" name="intent" value="draft" variant="ghost" size="lg" aria-disabled={pending || undefined}>
        {t("draft")}
      </Button>
      <noscript>
        <button
          type="submit"
          formAction={previewUrl}
          formMethod="post"
          formTarget={PREVIEW_FRAME}
          className="min-h-8 rounded-md border border-input bg-card px-3 font-medium"
        >
          {t("show")}
        </button>
      </noscript>
      <p className="ms-auto text-muted-foreground text-xs max-lg:hidden">{t("builder")}</p>
      <a
        href="#page"
        className="ms-auto rounded-sm font-medium text-primary underline decoration-primary/35 underline-offset-3 lg:hidden"
      >
        {t("see")}
      </a>
    </div>
  );
}
