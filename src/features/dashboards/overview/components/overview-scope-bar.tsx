import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { OverviewScope } from "@/features/dashboards/overview/describe-overview-scope";
import { DaysForm } from "@/ui/shell/days-form";
import { ScopeBar, ScopeWord } from "@/ui/shell/scope-bar";
import { ScopeChoices } from "@/ui/shell/scope-choices";
import { ScopeFilters } from "@/ui/shell/scope-filters";
import { ScopeValue } from "@/ui/shell/scope-value";

/** Whose answers and which days as one sentence; every value opens its choices, and every choice is an address. */
export function OverviewScopeBar({ scope, actions }: { scope: OverviewScope; actions?: ReactNode }) {
  const t = useTranslations("dashboard.scope");
  const own = useTranslations("overview.scope");
  return (
    <section aria-label={own("label")}>
      <ScopeBar label={own("label")} actions={actions}>
        {scope.surveys.length > 0 ? (
          <>
            <ScopeWord>{own("who")}</ScopeWord>
            <ScopeValue name={own("survey")} value={<bdi className="max-w-[28ch] truncate">{scope.survey}</bdi>}>
              <ScopeChoices choices={scope.surveys} />
            </ScopeValue>
            <ScopeWord>{own("between")}</ScopeWord>
          </>
        ) : (
          <ScopeWord>{t("between")}</ScopeWord>
        )}
        <ScopeValue name={t("days")} value={scope.days}>
          <ScopeChoices choices={scope.dayChoices} />
          <DaysForm form={scope.form} className="mt-3 border-border border-t pt-3" />
        </ScopeValue>
        <ScopeWord>{t("against")}</ScopeWord>
        <ScopeValue name={t("comparedWith")} value={scope.compared}>
          <ScopeChoices choices={scope.comparisons} />
        </ScopeValue>
        {scope.intervals.length > 0 ? (
          <>
            <ScopeWord>{t("by")}</ScopeWord>
            <ScopeValue name={t("interval")} value={scope.interval}>
              <ScopeChoices choices={scope.intervals} />
            </ScopeValue>
          </>
        ) : null}
        <ScopeFilters chips={scope.filters} choices={scope.dimensions} name={t("filter")} add={t("addFilter")} />
      </ScopeBar>
      <noscript>
        <DaysForm form={scope.form} className="max-w-xl px-4 py-2 sm:px-6" />
      </noscript>
    </section>
  );
}
