import { useTranslations } from "next-intl";
import type { QualityView } from "@/features/quality/score/loaders";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { PageBody } from "@/ui/shell/page-body";

/** Before the first review: what it is for, and the two ways to begin. */
export function EmptyQuality({ view: { slug, places, queue, mayReview, maySet } }: { view: QualityView }) {
  const t = useTranslations("quality");
  return (
    <PageBody>
      <EmptyState
        page
        title={t("empty.title")}
        actions={
          <>
            {mayReview ? (
              <ButtonLink href={`${places.page}/review`} variant="primary" size="lg">
                {queue && queue.waiting > 0 ? t("queue.open", { n: queue.waiting }) : t("review.open")}
              </ButtonLink>
            ) : null}
            {maySet ? (
              <ButtonLink href={`/w/${slug}/settings/quality`} size="lg">
                {t("settings.open")}
              </ButtonLink>
            ) : null}
          </>
        }
      >
        <p>{t("empty.lead")}</p>
        <p className="mt-2 text-base">{t("empty.api")}</p>
      </EmptyState>
    </PageBody>
  );
}
