import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ServiceDimension } from "@/domain/service/time-measure";
import { EmptyService } from "@/features/service/times/components/empty-service";
import { SpeedSection } from "@/features/service/times/components/speed-section";
import type { ServiceView } from "@/features/service/times/loaders";
import { axisEnd } from "@/features/service/times/view";
import { ButtonLink } from "@/ui/button-link";
import { DistributionChart } from "@/ui/charts/distribution-chart";
import { DotWhisker } from "@/ui/charts/dot-whisker";
import { TrendChart } from "@/ui/charts/trend-chart";
import { ExplainLink } from "@/ui/explain-link";
import { FilterChip } from "@/ui/filter-chip";
import { FinePrint } from "@/ui/fine-print";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { ScopeBar, ScopeWord } from "@/ui/shell/scope-bar";
import { ScopeChoices } from "@/ui/shell/scope-choices";
import { ScopeDays } from "@/ui/shell/scope-days";
import { ScopeValue } from "@/ui/shell/scope-value";
import { SlowSection } from "@/ui/slow-section";
import { Tile } from "@/ui/tile";
import { TileRow } from "@/ui/tile-row";
import { Verdict } from "@/ui/verdict";
import { ViewActions } from "@/ui/view-actions";

/** Two columns that flow by themselves: the list of agents is long, the others fill the column beside it. */
const STACKS: readonly (readonly ServiceDimension[])[] = [
  ["channel", "agent"],
  ["team", "priority"],
];

/** How fast and how well customers are served. `children` are the promises made to them. */
export function ServicePage({ view, children }: { view: ServiceView; children?: ReactNode }) {
  const t = useTranslations("service");
  if (!view.any) return <EmptyService view={view} />;
  const { verdict, tiles, points, distribution, groups } = view;
  const title = t("trend.title", { what: view.measureName });
  return (
    <>
      <ServiceScope view={view} />
      <PageBody>
        {view.left === "" ? null : (
          <Notice tone="consider" className="mb-4">
            {t("left", { parts: view.left })}
          </Notice>
        )}
        <Verdict lead={<bdi>{verdict.lead}</bdi>}>
          <bdi>{verdict.title}</bdi>
        </Verdict>
        <TileRow columns={4} label={t("tiles")} className="mt-5">
          {tiles.map(({ key, number, href }) => (
            <Tile key={key} number={number} href={href} />
          ))}
        </TileRow>
        <div className="mt-7 grid items-start gap-x-8 gap-y-7 lg:grid-cols-2">
          <Section title={<ExplainLink href={view.explain}>{title}</ExplainLink>} dek={t("trend.dek")}>
            <TrendChart
              name={view.measureName}
              unit="minutes"
              points={points}
              min={0}
              max={axisEnd(points)}
              from={0}
              caption={t("trend.caption", { what: view.measureName })}
              fileName={title}
              height={220}
            />
          </Section>
          <Section title={t("distribution.title", { what: view.measureName })} dek={t("distribution.dek")}>
            {distribution === null ? (
              <p className="text-muted-foreground">{t("tooFew")}</p>
            ) : (
              <div className="-me-2 overflow-x-auto pe-2">
                <DistributionChart
                  caption={t("distribution.caption", { what: view.measureName })}
                  fileName={t("distribution.title", { what: view.measureName })}
                  bars={distribution.bars}
                  bands={distribution.bands}
                  scoreHead={view.measureName}
                  className="min-w-120"
                  height={200}
                />
              </div>
            )}
          </Section>
        </div>
        <div className="mt-7 grid items-start gap-x-8 gap-y-7 lg:grid-cols-2">
          {STACKS.map((stack) => (
            <div key={stack.join()} className="grid min-w-0 gap-y-7">
              {view.slow.groups
                .filter((dimension) => stack.includes(dimension))
                .map((dimension) => (
                  <SlowSection key={dimension} title={t(`by.${dimension}`)} />
                ))}
              {groups
                .filter(({ dimension, rows }) => stack.includes(dimension) && rows.some(({ key }) => key !== ""))
                .map((group) => (
                  <GroupSection key={group.dimension} group={group} measureName={view.measureName} />
                ))}
            </div>
          ))}
        </div>
        {view.slow.speed ? <SlowSection id="speed" title={t("speed.title")} /> : <SpeedSection view={view} />}
        {children}
        <FinePrint lines={view.fine} />
      </PageBody>
    </>
  );
}

function GroupSection({ group, measureName }: { group: ServiceView["groups"][number]; measureName: string }) {
  const t = useTranslations("service");
  const locale = useLocale();
  const { dimension, rows } = group;
  const name = t(`dimensions.${dimension}`);
  const inSentence = locale === "en" ? name.toLowerCase() : name;
  return (
    <Section title={t(`by.${dimension}`)} dek={t("by.dek", { what: measureName })}>
      <DotWhisker
        caption={t("by.caption", { what: measureName, by: inSentence })}
        segmentHead={name}
        valueHead={t("by.half")}
        countHead={t("by.count")}
        unit="minutes"
        rows={rows}
        min={0}
        max={axisEnd(rows)}
        note={rows.some(({ value }) => value === null) ? t("tooFewNote") : undefined}
      />
    </Section>
  );
}

function ServiceScope({ view }: { view: ServiceView }) {
  const t = useTranslations("service");
  return (
    <ScopeBar
      label={t("scope.label")}
      actions={
        <>
          <ViewActions {...view.taken} />
          {view.mayImport ? (
            <ButtonLink href={`/w/${view.slug}/imports/new`} size="sm">
              {t("import")}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      <ScopeValue name={t("scope.measure")} value={<bdi>{view.measureName}</bdi>}>
        <ScopeChoices choices={view.measures} />
      </ScopeValue>
      <ScopeWord>{t("scope.in")}</ScopeWord>
      <ScopeValue name={t("scope.clock")} value={<bdi>{view.clocks.value}</bdi>}>
        <ScopeChoices choices={view.clocks.choices} />
      </ScopeValue>
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
