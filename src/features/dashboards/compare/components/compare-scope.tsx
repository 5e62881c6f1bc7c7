import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TwoDays } from "@/features/dashboards/compare/components/two-days";
import type { CompareScope as Scope } from "@/features/dashboards/compare/describe-choices";
import { ScopeBar, ScopeWord } from "@/ui/shell/scope-bar";
import { ScopeChoices } from "@/ui/shell/scope-choices";
import { ScopeFilters } from "@/ui/shell/scope-filters";
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
        <ScopeFilters chips={scope.filters} choices={scope.filterChoices} name={t("people")} add={t("addFilter")} />
        <ScopeWord>{t("against")}</ScopeWord>
        <ScopeValue name={t("comparedWith")} value={scope.against}>
          <ScopeChoices choices={scope.againstChoices} />
          <TwoDays form={scope.againstForm} label={t("ownDays")} className="mt-3 border-border border-t pt-3" />
        </ScopeValue>
        {scope.segment ? (
          <>
            <ScopeWord>{t("otherOf")}</ScopeWord>
            <ScopeFilters
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
