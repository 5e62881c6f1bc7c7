import { useTranslations } from "next-intl";
import { AlignedPart } from "@/features/dashboards/compare/components/aligned-part";
import { CompareScope } from "@/features/dashboards/compare/components/compare-scope";
import { GroupsPart } from "@/features/dashboards/compare/components/groups-part";
import { MissingPart } from "@/features/dashboards/compare/components/missing-part";
import { SideBlock } from "@/features/dashboards/compare/components/side-block";
import { SplitPart } from "@/features/dashboards/compare/components/split-part";
import { WeighingPart } from "@/features/dashboards/compare/components/weighing-part";
import { KnownPart } from "@/features/dashboards/compare/known/components/known-part";
import type { loadComparison } from "@/features/dashboards/compare/loaders";
import { ExplainLink } from "@/ui/explain-link";
import { Notice } from "@/ui/notice";
import { PageBody } from "@/ui/shell/page-body";
import { TabLinks } from "@/ui/tab-links";
import { TitleBar } from "@/ui/title-bar";
import { Verdict } from "@/ui/verdict";
import { ViewActions } from "@/ui/view-actions";

/** Two sides of a survey's number: what differs, whether it is clear, who answered and what they said. */
export function ComparePage({ view }: { view: Awaited<ReturnType<typeof loadComparison>> }) {
  const t = useTranslations("compare");
  const bar = useTranslations("surveyBar");
  const { outcome, sides } = view;
  return (
    <>
      <section aria-label={t("label")}>
        <TitleBar
          back={{ href: view.paths.results, label: t("back") }}
          name={view.name}
          places={{ label: bar("places.label"), links: view.links }}
        >
          <span className="text-muted-foreground">{t("title")}</span>
        </TitleBar>
        <CompareScope scope={view.scope} actions={<ViewActions {...view.taken} />} />
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
        <Verdict lead={outcome.lead || undefined}>{outcome.verdict}</Verdict>
        <p className="mt-1 flex flex-wrap items-center gap-x-2 text-xs">
          <ExplainLink href={view.paths.explain}>{view.metricName}</ExplainLink>
          <bdi dir="auto" className="text-muted-foreground">
            {view.question}
          </bdi>
        </p>
        <div className="mt-5 grid gap-x-8 gap-y-6 md:grid-cols-2">
          <SideBlock side={sides[0]} name={t("sides.here")} />
          <SideBlock side={sides[1]} name={t("sides.there")} />
          <AlignedPart view={view.aligned} />
          <SplitPart split={view.split} />
          <GroupsPart part={view.groups} />
          <WeighingPart weighing={view.weighing} />
          <MissingPart part={view.missing} />
          <KnownPart known={view.known} slug={view.slug} surveyId={view.surveyId} />
        </div>
        <footer className="mt-8 flex flex-wrap gap-x-5 gap-y-1 border-border border-t pt-2.5 text-muted-foreground text-xs">
          {view.footer.map((line) => (
            <bdi key={line}>{line}</bdi>
          ))}
        </footer>
      </PageBody>
    </>
  );
}
