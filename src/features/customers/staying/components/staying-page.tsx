import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BalanceStrip } from "@/features/customers/staying/components/balance-strip";
import { ChurnSection } from "@/features/customers/staying/components/churn-section";
import { CohortSection } from "@/features/customers/staying/components/cohort-section";
import { EmptyStaying } from "@/features/customers/staying/components/empty-staying";
import { GroupsSection } from "@/features/customers/staying/components/groups-section";
import { LengthsSection } from "@/features/customers/staying/components/lengths-section";
import { PoorSection } from "@/features/customers/staying/components/poor-section";
import { ReasonsSection } from "@/features/customers/staying/components/reasons-section";
import { RevenueSection } from "@/features/customers/staying/components/revenue-section";
import { RiskSection } from "@/features/customers/staying/components/risk-section";
import { StayScope } from "@/features/customers/staying/components/stay-scope";
import { WorthSection } from "@/features/customers/staying/components/worth-section";
import type { loadStaying } from "@/features/customers/staying/loaders";
import type { StayPart } from "@/features/customers/staying/read-staying";
import type { StayView } from "@/features/customers/staying/view";
import { FinePrint } from "@/ui/fine-print";
import { Notice } from "@/ui/notice";
import { PageBody } from "@/ui/shell/page-body";
import { SlowSection } from "@/ui/slow-section";
import { Verdict } from "@/ui/verdict";
import { ViewActions } from "@/ui/view-actions";

/** Who stays and who leaves: the balance of customers, their revenue, how long they stay, and what goes with leaving. */
export function StayingPage({ view }: { view: Awaited<ReturnType<typeof loadStaying>> }) {
  const t = useTranslations("staying");
  if (view.body === null)
    return (
      <PageBody>
        <EmptyStaying view={view} />
      </PageBody>
    );
  return (
    <>
      <section aria-label={t("scope.label")}>
        <StayScope scope={view.body.scope} actions={<ViewActions {...view.taken} />} />
      </section>
      <PageBody>
        <Shown body={view.body} workspaceName={view.workspaceName} />
      </PageBody>
    </>
  );
}

/** Each column flows by itself, so that a short section leaves no hole beside a long one. */
const STACK = "grid min-w-0 content-start gap-y-7 print:block";

function Shown({ body, workspaceName }: { body: StayView; workspaceName: string }) {
  const t = useTranslations("staying");
  const { worth } = body;
  const churn = <ChurnSection series={body.series} counted={body.counted} activeFor={body.activeFor} />;
  const slowly = (part: StayPart, title: string, hint: string, shown: ReactNode) =>
    body.slow.includes(part) ? <SlowSection id={part} title={title} hint={hint} /> : shown;
  return (
    <div data-chart-source={`${workspaceName} · ${t("page")} · ${body.scope.days}`}>
      {body.ignored.length > 0 ? (
        <div className="mb-4">
          <Notice tone="consider">{t.rich("ignored", { parts: () => <bdi>{body.ignored.join(", ")}</bdi> })}</Notice>
        </div>
      ) : null}
      {body.left.length > 0 ? (
        <div className="mb-4">
          <Notice tone="consider">{t.rich("left", { parts: () => <bdi>{body.left.join(", ")}</bdi> })}</Notice>
        </div>
      ) : null}
      <Verdict lead={body.lead}>{body.verdict}</Verdict>
      <BalanceStrip body={body} />
      <div className="mt-4 grid gap-x-8 gap-y-7 xl:grid-cols-[minmax(0,1fr)_32.5rem] print:block">
        <div className={STACK}>
          {worth.shown ? (
            <>
              <WorthSection worth={worth.shown} />
              <RiskSection risk={worth.shown.risk} />
            </>
          ) : (
            slowly("worth", t("worth.title"), t("slow.people"), null)
          )}
          <LengthsSection lengths={body.lengths} />
          {slowly("groupLengths", t("lengths.captionBy", { attribute: body.by }), t("slow.filters"), null)}
          {worth.shown ? null : churn}
          {slowly(
            "groups",
            t("groups.none"),
            t("slow.filters"),
            <GroupsSection groups={body.groups} churn={body.churn} />,
          )}
        </div>
        <div className={STACK}>
          {slowly("cohorts", t("cohorts.title"), t("slow.filters"), <CohortSection cohorts={body.cohorts} />)}
          {slowly("revenue", t("revenue.plain"), t("slow.days"), <RevenueSection revenue={body.revenue} />)}
          {worth.shown ? churn : null}
          {slowly("reasons", t("reasons.title"), t("slow.days"), <ReasonsSection reasons={body.reasons} />)}
          {body.poor ? <PoorSection poor={body.poor} /> : slowly("poor", t("poor.title"), t("slow.people"), null)}
        </div>
      </div>
      <FinePrint lines={body.footer} />
    </div>
  );
}
