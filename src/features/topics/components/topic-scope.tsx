import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ScopeView } from "@/features/topics/describe-scope";
import { DaysForm } from "@/ui/shell/days-form";
import { ScopeBar, ScopeWord } from "@/ui/shell/scope-bar";
import { ScopeChoices } from "@/ui/shell/scope-choices";
import { ScopeFilters } from "@/ui/shell/scope-filters";
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
        <ScopeFilters
          chips={scope.filter === null ? [] : [scope.filter]}
          choices={scope.dimensions}
          name={t("filter")}
          add={t("addFilter")}
        />
      </ScopeBar>
    </section>
  );
}
