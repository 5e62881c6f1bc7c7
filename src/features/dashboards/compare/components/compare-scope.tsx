import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TwoDays } from "@/features/dashboards/compare/components/two-days";
import type { CompareScope as Scope } from "@/features/dashboards/compare/describe-choices";
import { FilterChip } from "@/ui/filter-chip";
import { ScopeBar, ScopeWord } from "@/ui/shell/scope-bar";
import { ScopeChoices } from "@/ui/shell/scope-choices";
import { ScopeValue } from "@/ui/shell/scope-value";

/** Both sides as one sentence; every value opens its choices, and every choice is an address. */
export function CompareScope({ scope, actions }: { scope: Scope; actions?: ReactNode }) {
  const t = useTranslations("compare.scope");
  return (
    <>
      <ScopeBar actions={actions}>
        <ScopeWord>{t("of")}</ScopeWord>
        <ScopeValue name={t("days")} value={scope.days}>
          <ScopeChoices choices={scope.dayChoices} />
          <TwoDays form={scope.daysForm} label={t("ownDays")} className="mt-3 border-border border-t pt-3" />
        </ScopeValue>
        <Filters chips={scope.filters} choices={scope.filterChoices} name={t("people")} add={t("addFilter")} />
        <ScopeWord>{t("against")}</ScopeWord>
        <ScopeValue name={t("comparedWith")} value={scope.against}>
          <ScopeChoices choices={scope.againstChoices} />
          <TwoDays form={scope.againstForm} label={t("ownDays")} className="mt-3 border-border border-t pt-3" />
        </ScopeValue>
        {scope.segment ? (
          <>
            <ScopeWord>{t("otherOf")}</ScopeWord>
            <Filters
              chips={scope.otherFilters}
              choices={scope.otherChoices}
              name={t("otherPeople")}
              add={t("addOther")}
            />
          </>
        ) : null}
        {scope.by === null ? null : (
          <>
            <ScopeWord>{t("by")}</ScopeWord>
            <ScopeValue name={t("attribute")} value={<bdi>{scope.by}</bdi>}>
              <ScopeChoices choices={scope.byChoices} />
            </ScopeValue>
          </>
        )}
        {scope.weighChoices.length > 1 ? (
          <>
            <ScopeWord>{t("weighed")}</ScopeWord>
            <ScopeValue name={t("weighing")} value={scope.weigh}>
              <ScopeChoices choices={scope.weighChoices} />
            </ScopeValue>
          </>
        ) : null}
      </ScopeBar>
      <noscript>
        <div className="flex flex-wrap gap-x-8 gap-y-3 px-4 py-2 sm:px-6">
          <TwoDays form={scope.daysForm} label={t("days")} className="max-w-md" />
          <TwoDays form={scope.againstForm} label={t("comparedWith")} className="max-w-md" />
        </div>
      </noscript>
    </>
  );
}

function Filters({
  chips,
  choices,
  name,
  add,
}: {
  chips: Scope["filters"];
  choices: Scope["filterChoices"];
  name: string;
  add: string;
}) {
  return (
    <>
      {chips.map((chip) => (
        <FilterChip key={chip.text} href={chip.href}>
          {chip.text}
        </FilterChip>
      ))}
      {choices.length === 0 ? null : (
        <span className="print:hidden">
          <ScopeValue name={name} value={add}>
            <div className="flex flex-col gap-2">
              {choices.map((dimension, place) => (
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
    </>
  );
}
