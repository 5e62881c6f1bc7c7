import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CrossScope } from "@/features/dashboards/cross/describe-scope";
import { Button } from "@/ui/button";
import { Input } from "@/ui/input";
import { DaysForm } from "@/ui/shell/days-form";
import { ScopeBar, ScopeWord } from "@/ui/shell/scope-bar";
import { ScopeChoices } from "@/ui/shell/scope-choices";
import { ScopeFilters } from "@/ui/shell/scope-filters";
import { ScopeValue } from "@/ui/shell/scope-value";
import { TextLink } from "@/ui/text-link";

/** What the table is of, as one sentence; every value opens its choices, and every choice is an address. */
export function CrossScopeBar({ scope, actions }: { scope: CrossScope; actions?: ReactNode }) {
  const t = useTranslations("cross.scope");
  return (
    <>
      <ScopeBar actions={actions}>
        <ScopeWord>{t("rows")}</ScopeWord>
        <ScopeValue name={t("rowsName")} value={<bdi>{scope.rows}</bdi>}>
          <ScopeChoices choices={scope.rowChoices} />
        </ScopeValue>
        <ScopeWord>{t("columns")}</ScopeWord>
        <ScopeValue name={t("columnsName")} value={<bdi>{scope.columns}</bdi>}>
          <ScopeChoices choices={scope.columnChoices} />
        </ScopeValue>
        <TextLink href={scope.swap} className="inline-flex min-h-6 items-center print:hidden">
          {t("swap")}
        </TextLink>
        <ScopeWord>{t("of")}</ScopeWord>
        <ScopeValue name={t("days")} value={scope.days}>
          <ScopeChoices choices={scope.dayChoices} />
          <DaysForm form={scope.form} className="mt-3 border-border border-t pt-3" />
        </ScopeValue>
        <ScopeFilters chips={scope.filters} choices={scope.filterChoices} name={t("filter")} add={t("addFilter")} />
        {scope.customer ? (
          <span className="print:hidden">
            <ScopeValue name={t("customer")} value={t("addCustomer")}>
              <form method="get" action={scope.customer.action} className="flex items-end gap-2">
                {scope.customer.hidden.map(([name, value]) => (
                  <input key={name} type="hidden" name={name} value={value} />
                ))}
                <Input
                  type="search"
                  name="filter.@customer"
                  maxLength={256}
                  dir="auto"
                  autoComplete="off"
                  aria-label={t("customerId")}
                  placeholder={t("customerId")}
                />
                <Button type="submit">{t("show")}</Button>
              </form>
            </ScopeValue>
          </span>
        ) : null}
      </ScopeBar>
      <noscript>
        <DaysForm form={scope.form} className="max-w-xl px-4 py-2 sm:px-6" />
      </noscript>
    </>
  );
}
