import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { StayView } from "@/features/customers/staying/view";
import { DaysForm } from "@/ui/shell/days-form";
import { ScopeBar, ScopeWord } from "@/ui/shell/scope-bar";
import { ScopeChoices } from "@/ui/shell/scope-choices";
import { ScopeFilters } from "@/ui/shell/scope-filters";
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
        <ScopeFilters chips={scope.filters} choices={scope.dimensions} name={t("filter")} add={t("addFilter")} />
      </ScopeBar>
      <noscript>
        <DaysForm form={scope.form} className="max-w-xl px-4 py-2 sm:px-6" />
      </noscript>
    </>
  );
}
