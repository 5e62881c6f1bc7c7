import { useTranslations } from "next-intl";
import type { ServiceView } from "@/features/service/times/loaders";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { PageBody } from "@/ui/shell/page-body";

/** No interaction is known yet: what they are and how they come. */
export function EmptyService({ view }: { view: ServiceView }) {
  const t = useTranslations("service");
  return (
    <PageBody>
      <EmptyState
        page
        title={t("empty.title")}
        actions={
          view.mayImport ? (
            <ButtonLink href={`/w/${view.slug}/imports/new`} variant="primary">
              {t("import")}
            </ButtonLink>
          ) : null
        }
      >
        {t("empty.lead")}
      </EmptyState>
    </PageBody>
  );
}
