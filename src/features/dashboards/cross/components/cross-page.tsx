import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { CrossScopeBar } from "@/features/dashboards/cross/components/cross-scope-bar";
import { CrossTable } from "@/features/dashboards/cross/components/cross-table";
import type { loadCross } from "@/features/dashboards/cross/loaders";
import { EmptyState } from "@/ui/empty-state";
import { ExplainLink } from "@/ui/explain-link";
import { LinkRow } from "@/ui/link-row";
import { Notice } from "@/ui/notice";
import { PageBody } from "@/ui/shell/page-body";
import { TabLinks } from "@/ui/tab-links";
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
    <div className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-border border-b px-4 pt-1 sm:px-6 print:border-0 print:px-0">
      <Link
        href={view.paths.results}
        prefetch={false}
        aria-label={t("places.results")}
        className="-ms-1 grid size-7 place-items-center rounded-sm text-muted-foreground hover:bg-muted hover:text-foreground pointer-coarse:size-11 print:hidden"
      >
        <ChevronLeft size={16} aria-hidden="true" className="rtl:-scale-x-100" />
      </Link>
      <bdi dir="auto" className="min-w-0 truncate font-semibold">
        {view.name}
      </bdi>
      <LinkRow label={t("places.label")} links={view.links} className="basis-full" />
    </div>
  );
}
