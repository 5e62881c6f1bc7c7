import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { StayView } from "@/features/customers/staying/view";
import { FilterChip } from "@/ui/filter-chip";
import { DaysForm } from "@/ui/shell/days-form";
import { ScopeBar, ScopeWord } from "@/ui/shell/scope-bar";
import { ScopeChoices } from "@/ui/shell/scope-choices";
import { ScopeValue } from "@/ui/shell/scope-value";

/** The filters as one sentence; every value opens its choices, and every choice is an address. */
export function StayScope({ scope, actions }: { scope: StayView["scope"]; actions: ReactNode }) {
  const t = useTranslations("staying.scope");
  return (
    <>
      <ScopeBar actions={actions}>
        <span className="font-medium text-foreground">{t("everyone")}</span>
        <ScopeWord>{t("between")}</ScopeWord>
        <ScopeValue name={t("days")} value={scope.days}>
          <ScopeChoices choices={scope.dayChoices} />
          <DaysForm form={scope.form} className="mt-3 border-border border-t pt-3" />
        </ScopeValue>
        <ScopeWord>{t("by")}</ScopeWord>
        <ScopeValue name={t("interval")} value={scope.interval}>
          <ScopeChoices choices={scope.intervals} />
        </ScopeValue>
        <ScopeWord>{t("counted")}</ScopeWord>
        <ScopeValue name={t("reading")} value={scope.reading}>
          <ScopeChoices choices={scope.readings.map(({ note: _, ...choice }) => choice)} />
          <p className="mt-2 text-muted-foreground text-xs">{scope.readings.find(({ current }) => current)?.note}</p>
        </ScopeValue>
        {scope.filters.map((chip) => (
          <FilterChip key={chip.text} href={chip.href}>
            {chip.text}
          </FilterChip>
        ))}
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
      <noscript>
        <DaysForm form={scope.form} className="max-w-xl px-4 py-2 sm:px-6" />
      </noscript>
    </>
  );
}
