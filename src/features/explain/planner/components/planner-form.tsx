import { useTranslations } from "next-intl";
import type { PlannerField } from "@/features/explain/planner/input";
import type { PlannerView } from "@/features/explain/planner/view";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { RadioSegments } from "@/ui/radio-segments";

/** What to plan for, as a plain GET form: its address is the plan. */
export function PlannerForm({ view }: { view: PlannerView }) {
  const t = useTranslations("planner");
  // Fields keep what was typed when only the address changes; another plan is another form.
  const key = [view.metric, view.aim, ...Object.values(view.fields).map(({ value }) => value)].join("|");
  return (
    <form key={key} action={view.path} method="get" className="mt-3 grid max-w-sm gap-4 print:hidden">
      <input type="hidden" name="metric" value={view.metric} />
      {view.survey ? <input type="hidden" name="survey" value={view.survey} /> : null}
      <RadioSegments
        legend={t("iWant")}
        name="aim"
        defaultValue={view.aim}
        options={[
          { value: "change", label: t("seeChange") },
          { value: "width", label: t("knowWithin") },
        ]}
      />
      <NumberField name="by" view={view} />
      <NumberField name="level" view={view} />
      <NumberField name="rate" view={view} optional />
      <NumberField name="people" view={view} optional />
      <div>
        <Button type="submit" variant="primary">
          {t("show")}
        </Button>
      </div>
    </form>
  );
}

function NumberField({ name, view, optional }: { name: PlannerField; view: PlannerView; optional?: boolean }) {
  const { label, hint, value, error } = view.fields[name];
  return (
    <Field label={label} hint={error ? undefined : hint} error={error} optional={optional} id={`plan-${name}`}>
      {(control) => <Input {...control} name={name} inputMode="decimal" autoComplete="off" defaultValue={value} />}
    </Field>
  );
}
