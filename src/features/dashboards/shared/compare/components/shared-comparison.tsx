import { useTranslations } from "next-intl";
import { AlignedPart } from "@/features/dashboards/compare/components/aligned-part";
import { GroupsPart } from "@/features/dashboards/compare/components/groups-part";
import { MissingPart } from "@/features/dashboards/compare/components/missing-part";
import { SideBlock } from "@/features/dashboards/compare/components/side-block";
import { SplitPart } from "@/features/dashboards/compare/components/split-part";
import { WeighingPart } from "@/features/dashboards/compare/components/weighing-part";
import type { SharedComparisonView } from "@/features/dashboards/shared/compare/view";
import { FinePrint } from "@/ui/fine-print";
import { Notice } from "@/ui/notice";
import { Verdict } from "@/ui/verdict";

/** A comparison on a shared page: both sides, what made the change and its groups, read-only. */
export function SharedComparison({ view }: { view: SharedComparisonView }) {
  const t = useTranslations("compare.sides");
  const share = useTranslations("share");
  const { outcome, sides } = view;
  return (
    <>
      <div className="mb-4 flex flex-col gap-3 empty:hidden">
        {view.notices.map((notice) => (
          <Notice key={notice}>
            <bdi>{notice}</bdi>
          </Notice>
        ))}
      </div>
      <Verdict lead={outcome.lead || undefined}>{outcome.verdict}</Verdict>
      <p className="mt-1 text-xs">
        <span className="font-medium">{view.metricName}</span>{" "}
        <bdi dir="auto" className="text-muted-foreground">
          {view.question}
        </bdi>
      </p>
      <div className="mt-5 grid gap-x-8 gap-y-6 md:grid-cols-2">
        <SideBlock side={sides[0]} name={t("here")} />
        <SideBlock side={sides[1]} name={t("there")} />
        <AlignedPart view={view.aligned} />
        <SplitPart split={view.split} />
        <GroupsPart part={view.groups} />
        <WeighingPart weighing={view.weighing} />
        <MissingPart part={view.missing} />
      </div>
      <FinePrint lines={[...view.footer, share("minimum")]} />
    </>
  );
}
