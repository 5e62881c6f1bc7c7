import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { QuestionsScope } from "@/features/dashboards/questions/view";
import { DaysForm } from "@/ui/shell/days-form";
import { ScopeBar, ScopeWord } from "@/ui/shell/scope-bar";
import { ScopeChoices } from "@/ui/shell/scope-choices";
import { ScopeFilters } from "@/ui/shell/scope-filters";
import { ScopeValue } from "@/ui/shell/scope-value";

/** Whose answers are shown, as one sentence; every value opens its choices, and every choice is an address. */
export function QuestionsScopeBar({ scope, actions }: { scope: QuestionsScope; actions: ReactNode }) {
  const t = useTranslations("questions.scope");
  return (
    <>
      <ScopeBar actions={actions}>
        <ScopeWord>{t("of")}</ScopeWord>
        <ScopeValue name={t("days")} value={scope.days}>
          <ScopeChoices choices={scope.dayChoices} />
          <DaysForm form={scope.form} className="mt-3 border-border border-t pt-3" />
        </ScopeValue>
        <ScopeFilters chips={scope.filters} choices={scope.dimensions} name={t("filter")} add={t("addFilter")} />
      </ScopeBar>
      <noscript>
        <DaysForm form={scope.form} className="max-w-xl px-4 py-2 sm:px-6" />
      </noscript>
    </>
  );
}
