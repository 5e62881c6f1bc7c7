import { useTranslations } from "next-intl";
import type { AnswersView } from "@/features/responses/view";
import { Button } from "@/ui/button";
import { Input } from "@/ui/input";
import { Label } from "@/ui/label";
import { ScopeBar, ScopeWord } from "@/ui/shell/scope-bar";
import { ScopeChoices } from "@/ui/shell/scope-choices";
import { ScopeValue } from "@/ui/shell/scope-value";

/** Days, order and columns as one sentence; each choice is an address. */
export function AnswersScope({ view }: { view: AnswersView }) {
  const t = useTranslations("answers.scope");
  const { days, order } = view;
  return (
    <ScopeBar>
      <ScopeWord>{t("of")}</ScopeWord>
      <ScopeValue name={t("days")} value={days.text}>
        <ScopeChoices choices={days.choices} />
        <form
          method="get"
          action={days.form.action}
          className="mt-3 flex flex-wrap items-end gap-2 border-border border-t pt-3"
        >
          {days.form.hidden.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <div className="min-w-0 flex-1 basis-28">
            <Label htmlFor="answers-from">{t("from")}</Label>
            <Input id="answers-from" type="date" name="from" defaultValue={days.from} className="mt-0.5" />
          </div>
          <div className="min-w-0 flex-1 basis-28">
            <Label htmlFor="answers-to">{t("to")}</Label>
            <Input id="answers-to" type="date" name="to" defaultValue={days.to} className="mt-0.5" />
          </div>
          <Button type="submit">{t("show")}</Button>
        </form>
      </ScopeValue>
      <ScopeValue name={t("order")} value={order.text}>
        <ScopeChoices choices={order.choices} />
      </ScopeValue>
      <ScopeWord>{t("with")}</ScopeWord>
      <ScopeValue name={t("columns")} value={t("columnCount", { n: view.columns.length })}>
        <div className="max-h-80 overflow-y-auto p-1.5">
          <ScopeChoices choices={view.columnChoices} />
        </div>
      </ScopeValue>
    </ScopeBar>
  );
}
