import type { ReactNode } from "react";
import { formatFigure } from "@/features/goals/check-target";
import type { WizardView } from "@/features/goals/components/goal-wizard";
import { METRIC_NAMES } from "@/features/goals/describe-goal";
import { GOAL_METRICS } from "@/features/goals/input";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { RadioCards } from "@/ui/radio-cards";
import { Section } from "@/ui/section";
import { Textarea } from "@/ui/textarea";

const PERIODS = {
  this_month: "By the end of this month",
  next_month: "Within the next month",
  this_quarter: "By the end of this fiscal quarter",
  next_quarter: "Within the next fiscal quarter",
  this_year: "By the end of this fiscal year",
  next_year: "Within the next fiscal year",
  day: "By a day of your own",
};

/** The five parts as one form that asks its own address again: it works without JavaScript, and reload keeps it. */
export function WizardFields({ view, path }: { view: WizardView; path: string }) {
  const { form, plan, surveys, segments, members, objectives, started } = view;
  const error = (name: string) => (started ? plan.errors[name] : undefined);
  return (
    <form action={`${path}/new`} className="grid content-start gap-6">
      {form.say === "" ? null : <input type="hidden" name="say" value={form.say} />}
      <Part title="Specific" dek="Which number, of which survey, of whose answers.">
        <Field label="Number" error={error("metric")}>
          {(control) => (
            <NativeSelect {...control} name="metric" defaultValue={form.metric}>
              <option value="">Choose</option>
              {GOAL_METRICS.map((one) => (
                <option key={one} value={one}>
                  {METRIC_NAMES[one]}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label="Survey" error={error("survey")}>
          {(control) => (
            <NativeSelect {...control} name="survey" defaultValue={form.survey}>
              <option value="">Choose</option>
              {surveys.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field
          label="Segment"
          optional
          error={error("segment")}
          hint={segments.length === 0 ? "Shown once a survey with segments is chosen." : undefined}
        >
          {(control) => (
            <NativeSelect {...control} name="segment" defaultValue={form.segment}>
              <option value="">Everybody who answered</option>
              {segments.map(({ name, values }) => (
                <optgroup key={name} label={name}>
                  {values.map((value) => (
                    <option key={value} value={JSON.stringify([name, value])}>
                      {value}
                    </option>
                  ))}
                </optgroup>
              ))}
            </NativeSelect>
          )}
        </Field>
      </Part>
      <Part title="Measurable" dek="By how much. The baseline is what the survey shows now.">
        <Field label="By how much" error={error("size")}>
          {(control) => <Input {...control} name="size" inputMode="decimal" defaultValue={form.size} maxLength={12} />}
        </Field>
        <RadioCards
          className="sm:col-span-2"
          legend="Percent or points"
          name="kind"
          columns={2}
          defaultValue={form.kind}
          error={error("kind")}
          cards={cardsOf(view)}
        />
      </Part>
      <Part title="Achievable" dek="What it is measured over decides how many answers tell it from chance.">
        <Field label="Measured over" error={error("measuredOver")}>
          {(control) => (
            <NativeSelect {...control} name="measuredOver" defaultValue={form.measuredOver || "last_28_days"}>
              <option value="last_28_days">The last 28 days before the deadline</option>
              <option value="whole_period">The whole period</option>
            </NativeSelect>
          )}
        </Field>
      </Part>
      <Part title="Relevant" dek="Who owns it, and what it is for.">
        <Field label="Owner" error={error("owner")}>
          {(control) => (
            <NativeSelect {...control} name="owner" defaultValue={form.owner}>
              <option value="">Choose</option>
              {members.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label="Objective it serves" error={error("objective")} hint="One of yours or a new one.">
          {(control) => (
            <>
              <Input {...control} name="objective" list="objectives" defaultValue={form.objective} maxLength={120} />
              <datalist id="objectives">
                {objectives.map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field label="Why" optional error={error("reason")}>
          {(control) => <Textarea {...control} name="reason" defaultValue={form.reason} maxLength={500} />}
        </Field>
      </Part>
      <Part title="Time-bound" dek="In the workspace's fiscal calendar and time zone.">
        <Field label="By when" error={error("period")}>
          {(control) => (
            <NativeSelect {...control} name="period" defaultValue={form.period}>
              <option value="">Choose</option>
              {Object.entries(PERIODS).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label="Last day" optional error={error("endsOn")} hint="Only for a day of your own.">
          {(control) => <Input {...control} type="date" name="endsOn" defaultValue={form.endsOn} />}
        </Field>
        <Field label="Look at it again on" optional error={error("reviewOn")} hint="Left empty: half-way.">
          {(control) => <Input {...control} type="date" name="reviewOn" defaultValue={form.reviewOn} />}
        </Field>
      </Part>
      <div>
        <Button type="submit" variant={plan.ready ? "outline" : "primary"}>
          {plan.ready ? "Work it out again" : "Work it out"}
        </Button>
      </div>
    </form>
  );
}

function Part({ title, dek, children }: { title: string; dek: string; children: ReactNode }) {
  return (
    <Section title={title} dek={dek}>
      <div className="mt-3 grid gap-4 sm:grid-cols-3">{children}</div>
    </Section>
  );
}

function cardsOf({ form, plan: { both } }: WizardView) {
  const metric = GOAL_METRICS.find((one) => one === form.metric);
  const size = form.size === "" ? "So many" : form.size;
  const result = (way: "relative" | "points") =>
    both && metric && both[way].target !== null ? formatFigure(metric, both[way].target) : undefined;
  const note = (way: "relative" | "points") => {
    const one = both?.[way];
    return one && !one.ok ? one.reason : result(way) ? `Leads to ${result(way)}.` : undefined;
  };
  return [
    { value: "relative", title: `${size} percent more than now`, note: note("relative") },
    { value: "points", title: `${size} points more than now`, note: note("points") },
  ];
}
