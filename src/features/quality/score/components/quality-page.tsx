import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AgreementSection } from "@/features/quality/score/components/agreement-section";
import { BesideSection } from "@/features/quality/score/components/beside-section";
import { EmptyQuality } from "@/features/quality/score/components/empty-quality";
import { GroupSection } from "@/features/quality/score/components/group-section";
import type { QualityView } from "@/features/quality/score/loaders";
import { IndexSection } from "@/features/quality/service-index/components/index-section";
import { ButtonLink } from "@/ui/button-link";
import { TrendChart } from "@/ui/charts/trend-chart";
import { ExplainLink } from "@/ui/explain-link";
import { FilterChip } from "@/ui/filter-chip";
import { FinePrint } from "@/ui/fine-print";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { ScopeBar, ScopeWord } from "@/ui/shell/scope-bar";
import { ScopeChoices } from "@/ui/shell/scope-choices";
import { ScopeDays } from "@/ui/shell/scope-days";
import { ScopeValue } from "@/ui/shell/scope-value";
import { Tile } from "@/ui/tile";
import { Verdict } from "@/ui/verdict";
import { ViewActions } from "@/ui/view-actions";

/** Quality of service: what reviewers found, how sure that is, and whether they see the same. `children` are what stands below. */
export function QualityPage({ view, children }: { view: QualityView; children?: ReactNode }) {
  const t = useTranslations("quality");
  if (view.numbers.ever === 0 && view.filters.length === 0)
    return (
      <>
        <EmptyQuality view={view} />
        {view.numbers.customers.length === 0 ? null : (
          <PageBody>
            <BesideSection view={view} />
          </PageBody>
        )}
      </>
    );
  const { verdict, tile, points, whiskers, reviewsHref, mayRead } = view;
  return (
    <>
      <QualityScope view={view} />
      <PageBody>
        <Verdict lead={<bdi>{verdict.lead}</bdi>}>
          <bdi>{verdict.title}</bdi>
        </Verdict>
        <div className="mt-5 grid gap-x-8 gap-y-7 lg:grid-cols-[17rem_minmax(0,1fr)]">
          <div className="grid content-start gap-4">
            <Tile number={tile} href={mayRead ? reviewsHref : undefined} className="border-border border-y py-3" />
            <Waiting view={view} />
          </div>
          <Section title={<ExplainLink href={view.explain}>{t("trend.title")}</ExplainLink>} dek={t("trend.dek")}>
            <TrendChart
              name={t("score")}
              unit="percent"
              points={points}
              min={0}
              max={100}
              caption={t("trend.caption")}
              fileName={t("trend.title")}
              height={200}
            />
          </Section>
        </div>
        <div className="mt-7 grid items-start gap-x-8 gap-y-7 lg:grid-cols-2">
          {/* Two columns that flow by themselves: the list of agents is long. */}
          <div className="grid min-w-0 gap-y-7">
            <GroupSection view={view} cut="category" rows={whiskers.category} />
            <GroupSection view={view} cut="channel" rows={whiskers.channel} />
            <GroupSection view={view} cut="agent" rows={whiskers.agent} />
          </div>
          <div className="grid min-w-0 gap-y-7">
            <AgreementSection agreement={view.agreement} />
            <GroupSection view={view} cut="team" rows={whiskers.team} />
            {view.beside.length === 0 ? null : <BesideSection view={view} />}
            <IndexSection slug={view.slug} view={view.combined} maySet={view.maySet} />
            {children}
          </div>
        </div>
        <FinePrint lines={view.fine} />
      </PageBody>
    </>
  );
}

function QualityScope({ view }: { view: QualityView }) {
  const t = useTranslations("quality");
  return (
    <ScopeBar
      label={t("scope.label")}
      actions={
        <>
          <ViewActions {...view.taken} />
          {view.mayReview ? (
            <ButtonLink href={`${view.places.page}/review`} variant="primary" size="sm">
              {t("review.open")}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      <ScopeWord>{t("scope.reviewsOf")}</ScopeWord>
      <ScopeDays days={view.days} />
      {view.filters.map(({ href, label }) => (
        <FilterChip key={href} href={href}>
          {label}
        </FilterChip>
      ))}
      {view.filterChoices.length === 0 ? null : (
        <ScopeValue name={t("scope.filter")} value={t("scope.filter")}>
          <ScopeChoices choices={view.filterChoices} />
        </ScopeValue>
      )}
    </ScopeBar>
  );
}

/** What waits for this reviewer, and where reviews and settings are. */
function Waiting({ view: { queue, places, reviewsHref, mayRead, maySet, slug } }: { view: QualityView }) {
  const t = useTranslations("quality");
  return (
    <div className="grid justify-items-start gap-2">
      {queue ? <p className="text-muted-foreground">{t("queue.waiting", { n: queue.waiting })}</p> : null}
      <div className="flex flex-wrap gap-2">
        {mayRead ? (
          <ButtonLink href={reviewsHref} size="sm">
            {t("list.open")}
          </ButtonLink>
        ) : null}
        {mayRead ? (
          <ButtonLink href={`${places.page}/coaching`} size="sm">
            {t("coaching.open")}
          </ButtonLink>
        ) : null}
        {maySet ? (
          <ButtonLink href={`/w/${slug}/settings/quality`} size="sm">
            {t("settings.open")}
          </ButtonLink>
        ) : null}
      </div>
    </div>
  );
}
