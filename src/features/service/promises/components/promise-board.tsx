import { useTranslations } from "next-intl";
import type { BoardView } from "@/features/service/promises/board/loaders";
import { AttainmentTable } from "@/features/service/promises/components/attainment-table";
import { PromiseList } from "@/features/service/promises/components/promise-list";
import { ButtonLink } from "@/ui/button-link";
import { TrendChart } from "@/ui/charts/trend-chart";
import { EmptyState } from "@/ui/empty-state";
import { ExplainLink } from "@/ui/explain-link";
import { FilterChip } from "@/ui/filter-chip";
import { LinkRow } from "@/ui/link-row";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { ScopeBar, ScopeWord } from "@/ui/shell/scope-bar";
import { ScopeDays } from "@/ui/shell/scope-days";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";
import { ViewActions } from "@/ui/view-actions";

/** Which promises are kept, by policy, target and group, and what waits now. */
export function PromiseBoard({ view }: { view: BoardView }) {
  const t = useTranslations("promises");
  const settings = `/w/${view.slug}/settings/service`;
  if (!view.any)
    return (
      <PageBody>
        <EmptyState
          page
          title={t("page.noneTitle")}
          actions={
            view.maySet ? (
              <ButtonLink href={`${settings}/policies/new`} variant="primary">
                {t("page.set")}
              </ButtonLink>
            ) : null
          }
        >
          {t("page.noneText")} {view.maySet ? null : t("page.askAdmin")}
        </EmptyState>
      </PageBody>
    );
  return (
    <>
      <ScopeBar label={t("page.title")} actions={<ViewActions {...view.taken} />}>
        <ScopeWord>{t("page.title")}</ScopeWord>
        <ScopeDays days={view.days} />
        {view.filters.map(({ href, label }) => (
          <FilterChip key={href} href={href}>
            {label}
          </FilterChip>
        ))}
      </ScopeBar>
      <PageBody>
        <Verdict lead={<bdi>{view.verdict.lead}</bdi>}>{view.verdict.title}</Verdict>
        <Section
          title={t("table.title")}
          dek={t("table.dek")}
          className="mt-6"
          actions={view.maySet ? <TextLink href={settings}>{t("page.openSettings")}</TextLink> : null}
        >
          <AttainmentTable caption={t("table.title")} head={t("live.promise")} rows={view.rows} />
        </Section>
        <Section
          title={<ExplainLink href={view.explain}>{t("trend.title")}</ExplainLink>}
          dek={t("trend.dek")}
          className="mt-8"
        >
          <TrendChart
            name={t("table.share")}
            unit="percent"
            points={view.points}
            min={0}
            max={100}
            caption={t("trend.caption")}
            fileName={t("trend.title")}
            height={200}
          />
        </Section>
        <Section title={t("table.byTitle", { dimension: view.dimension })} className="mt-8">
          <LinkRow label={t("table.by")} links={view.dimensions} />
          {view.groups.length === 0 ? (
            <p className="mt-2 text-muted-foreground">{t("page.verdictNone")}</p>
          ) : (
            <AttainmentTable
              caption={t("table.byTitle", { dimension: view.dimension })}
              head={view.dimension}
              rows={view.groups}
            />
          )}
        </Section>
        <PromiseList view={view} />
      </PageBody>
    </>
  );
}
