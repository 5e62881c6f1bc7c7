import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ScopeView } from "@/features/topics/describe-scope";
import { FilterChip } from "@/ui/filter-chip";
import { DaysForm } from "@/ui/shell/days-form";
import { ScopeBar, ScopeWord } from "@/ui/shell/scope-bar";
import { ScopeChoices } from "@/ui/shell/scope-choices";
import { ScopeValue } from "@/ui/shell/scope-value";

/** Whose comments of which days, as one sentence; every value opens its choices, and every choice is an address. */
export function TopicScopeBar({ scope, actions }: { scope: ScopeView; actions?: ReactNode }) {
  const t = useTranslations("topics.scope");
  return (
    <section aria-label={t("label")}>
      <ScopeBar actions={actions}>
        <span className="font-medium text-foreground">{t("comments")}</span>
        <ScopeValue name={t("survey")} value={<bdi>{scope.survey}</bdi>}>
          <ScopeChoices choices={scope.surveys} />
        </ScopeValue>
        <ScopeWord>{t("between")}</ScopeWord>
        <ScopeValue name={t("days")} value={scope.days}>
          <ScopeChoices choices={[{ href: scope.usualHref, label: t("last"), current: scope.isUsual }]} />
          <DaysForm form={scope.form} className="mt-3 border-border border-t pt-3" />
        </ScopeValue>
        <ScopeWord>{scope.compared}</ScopeWord>
        {scope.filter === null ? null : <FilterChip href={scope.filter.href}>{scope.filter.text}</FilterChip>}
        {scope.dimensions.length === 0 ? null : (
          <span className="print:hidden">
            <ScopeValue name={t("filter")} value={t("addFilter")}>
              <div className="flex flex-col gap-2">
                {scope.dimensions.map((dimension, place) => (
                  <details key={dimension.name} open={place === 0 || dimension.choices.some((one) => one.current)}>
                    <summary className="min-h-6 font-medium">
                      <bdi>{dimension.name}</bdi>
                    </summary>
                    <div className="mt-1 max-h-60 overflow-y-auto p-1.5">
                      <ScopeChoices choices={dimension.choices} />
                    </div>
                  </details>
                ))}
              </div>
            </ScopeValue>
          </span>
        )}
      </ScopeBar>
    </section>
  );
}
