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
import { NumberHead } from "@/features/dashboards/survey/components/number-head";
import { FinePrint } from "@/ui/fine-print";
import { PageBody } from "@/ui/shell/page-body";
import { TitleBar } from "@/ui/title-bar";
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
        <NumberHead view={view} tabs={t("questions")} lead={outcome.lead}>
          {outcome.verdict}
        </NumberHead>
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
        <FinePrint lines={view.footer} />
      </PageBody>
    </>
  );
}
