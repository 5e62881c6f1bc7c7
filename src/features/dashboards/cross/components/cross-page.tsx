import { useTranslations } from "next-intl";
import { CrossScopeBar } from "@/features/dashboards/cross/components/cross-scope-bar";
import { CrossTable } from "@/features/dashboards/cross/components/cross-table";
import type { loadCross } from "@/features/dashboards/cross/loaders";
import { NumberHead } from "@/features/dashboards/survey/components/number-head";
import { EmptyState } from "@/ui/empty-state";
import { FinePrint } from "@/ui/fine-print";
import { PageBody } from "@/ui/shell/page-body";
import { TitleBar } from "@/ui/title-bar";
import { ViewActions } from "@/ui/view-actions";

/** One number of a survey by two attributes at once: how many answered in each cell, how sure it is, and their answers. */
export function CrossPage({ view }: { view: Awaited<ReturnType<typeof loadCross>> }) {
  const t = useTranslations("cross");
  return (
    <>
      <section aria-label={t("label")}>
        <Bar view={view} />
        <CrossScopeBar scope={view.scope} actions={<ViewActions {...view.taken} />} />
      </section>
      <PageBody>
        <NumberHead view={view} tabs={t("questions")} lead={view.lead}>
          {view.title}
        </NumberHead>
        {view.table ? <CrossTable table={view.table} all={t("all")} corner={view.scope.rows} /> : null}
        {view.empty ? <EmptyState title={view.empty.title}>{view.empty.text}</EmptyState> : null}
        <FinePrint lines={view.footer} />
      </PageBody>
    </>
  );
}

function Bar({ view }: { view: Awaited<ReturnType<typeof loadCross>> }) {
  const t = useTranslations("surveyBar");
  return (
    <TitleBar
      back={{ href: view.paths.results, label: t("places.results") }}
      name={view.name}
      places={{ label: t("places.label"), links: view.links }}
    />
  );
}
