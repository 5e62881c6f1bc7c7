import { useTranslations } from "next-intl";
import { CrossScopeBar } from "@/features/dashboards/cross/components/cross-scope-bar";
import { CrossTable } from "@/features/dashboards/cross/components/cross-table";
import type { loadCross } from "@/features/dashboards/cross/loaders";
import { EmptyState } from "@/ui/empty-state";
import { ExplainLink } from "@/ui/explain-link";
import { Notice } from "@/ui/notice";
import { PageBody } from "@/ui/shell/page-body";
import { TabLinks } from "@/ui/tab-links";
import { TitleBar } from "@/ui/title-bar";
import { Verdict } from "@/ui/verdict";
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
        <div className="mb-4 flex flex-col gap-3 empty:hidden">
          {view.notices.map((notice) => (
            <Notice key={notice}>
              <bdi>{notice}</bdi>
            </Notice>
          ))}
          {view.tabs.length > 0 ? <TabLinks label={t("questions")} tabs={view.tabs} className="self-start" /> : null}
        </div>
        <Verdict lead={view.lead || undefined}>{view.title}</Verdict>
        <p className="mt-1 flex flex-wrap items-center gap-x-2 text-xs">
          <ExplainLink href={view.paths.explain}>{view.metricName}</ExplainLink>
          <bdi dir="auto" className="text-muted-foreground">
            {view.question}
          </bdi>
        </p>
        {view.table ? <CrossTable table={view.table} all={t("all")} corner={view.scope.rows} /> : null}
        {view.empty ? <EmptyState title={view.empty.title}>{view.empty.text}</EmptyState> : null}
        <footer className="mt-8 flex flex-wrap gap-x-5 gap-y-1 border-border border-t pt-2.5 text-muted-foreground text-xs">
          {view.footer.map((line) => (
            <bdi key={line}>{line}</bdi>
          ))}
        </footer>
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
