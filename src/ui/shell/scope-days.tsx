import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { DaysForm, type OwnDays } from "@/ui/shell/days-form";
import { ScopeChoices } from "@/ui/shell/scope-choices";
import { ScopeValue } from "@/ui/shell/scope-value";

/** The days of a page: in words, by name, and as a form for days of one's own. */
export interface DaysScope {
  readonly value: string;
  readonly choices: ComponentProps<typeof ScopeChoices>["choices"];
  readonly form: OwnDays;
}

/** The days of a scope sentence: each that has a name is an address, and any others stand in a form. */
export function ScopeDays({ days }: { days: DaysScope }) {
  const t = useTranslations("ui.range");
  return (
    <>
      <ScopeValue name={t("days")} value={<bdi>{days.value}</bdi>}>
        <ScopeChoices choices={days.choices} />
        <DaysForm form={days.form} className="mt-3 border-border border-t pt-3" />
      </ScopeValue>
      <noscript>
        <DaysForm form={days.form} className="max-w-xl" />
      </noscript>
    </>
  );
}
