import type { ReactNode } from "react";
import { METRICS } from "@/domain/metrics/metric";
import type { WizardView } from "@/features/goals/components/goal-wizard";
import { formatFigure } from "@/features/goals/describe-number";
import { GOAL_METRICS, GOAL_PERIODS, MEASURED_OVER } from "@/features/goals/input";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { RadioCards } from "@/ui/radio-cards";
import { Section } from "@/ui/section";
import { Textarea } from "@/ui/textarea";

/** The five parts as one form that asks its own address again: it works without JavaScript, and reload keeps it. */
export function WizardFields({ view, path }: { view: WizardView; path: string }) {
  const { words, form, plan, surveys, segments, members, objectives, started } = view;
  const { t, metrics } = words;
  const error = (name: string) => (started ? plan.errors[name] : undefined);
  return (
    <form action={`${path}/new`} className="grid content-start gap-6">
      {form.say === "" ? null : <input type="hidden" name="say" value={form.say} />}
      <Part title={t("parts.Specific")} dek={t("wizard.specific")}>
        <Field label={t("wizard.number")} error={error("metric")}>
          {(control) => (
            <NativeSelect {...control} name="metric" defaultValue={form.metric}>
              <option value="">{t("wizard.choose")}</option>
              {GOAL_METRICS.map((one) => (
                <option key={one} value={one}>
                  {metrics(`short.${one}`)}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label={t("wizard.survey")} error={error("survey")} hint={t("wizard.surveyHint")}>
          {(control) => (
            <NativeSelect {...control} name="survey" defaultValue={form.survey}>
              <option value="">{t("wizard.choose")}</option>
              {surveys.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field
          label={t("wizard.segment")}
          optional
          error={error("segment")}
          hint={segments.length === 0 ? t("wizard.segmentHint") : undefined}
        >
          {(control) => (
            <NativeSelect {...control} name="segment" defaultValue={form.segment}>
              <option value="">{t("wizard.everybody")}</option>
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
      <Part title={t("parts.Measurable")} dek={t("wizard.measurable")}>
        <Field label={t("wizard.size")} error={error("size")}>
          {(control) => <Input {...control} name="size" inputMode="decimal" defaultValue={form.size} maxLength={12} />}
        </Field>
        <RadioCards
          className="sm:col-span-2"
          legend={t("wizard.kind")}
          name="kind"
          columns={2}
          defaultValue={form.kind}
          error={error("kind")}
          cards={cardsOf(view)}
        />
      </Part>
      <Part title={t("parts.Achievable")} dek={t("wizard.achievable")}>
        <Field label={t("wizard.over")} error={error("measuredOver")}>
          {(control) => (
            <NativeSelect {...control} name="measuredOver" defaultValue={form.measuredOver || "last_28_days"}>
              {MEASURED_OVER.map((one) => (
                <option key={one} value={one}>
                  {t(`wizard.${one}`)}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      </Part>
      <Part title={t("parts.Relevant")} dek={t("wizard.relevant")}>
        <Field label={t("wizard.owner")} error={error("owner")}>
          {(control) => (
            <NativeSelect {...control} name="owner" defaultValue={form.owner}>
              <option value="">{t("wizard.choose")}</option>
              {members.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label={t("wizard.objective")} error={error("objective")} hint={t("wizard.objectiveHint")}>
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
        <Field label={t("wizard.why")} optional error={error("reason")}>
          {(control) => <Textarea {...control} name="reason" defaultValue={form.reason} maxLength={500} />}
        </Field>
      </Part>
      <Part title={t("parts.Time-bound")} dek={t("wizard.timeBound")}>
        <Field label={t("wizard.by")} error={error("period")}>
          {(control) => (
            <NativeSelect {...control} name="period" defaultValue={form.period}>
              <option value="">{t("wizard.choose")}</option>
              {[...GOAL_PERIODS, "day" as const].map((one) => (
                <option key={one} value={one}>
                  {t(`wizard.${one}`)}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label={t("wizard.endsOn")} optional error={error("endsOn")} hint={t("wizard.endsOnHint")}>
          {(control) => <Input {...control} type="date" name="endsOn" defaultValue={form.endsOn} />}
        </Field>
        <Field label={t("wizard.reviewOn")} optional error={error("reviewOn")} hint={t("wizard.reviewHint")}>
          {(control) => <Input {...control} type="date" name="reviewOn" defaultValue={form.reviewOn} />}
        </Field>
      </Part>
      <div>
        <Button type="submit" variant={plan.ready ? "outline" : "primary"}>
          {plan.ready ? t("wizard.again") : t("wizard.work")}
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

function cardsOf({ words: { t, locale }, form, plan: { both } }: WizardView) {
  const metric = GOAL_METRICS.find((one) => one === form.metric);
  const size = form.size === "" ? t("wizard.so") : form.size;
  const note = (way: "relative" | "points") => {
    const one = both?.[way];
    if (one && !one.ok) return one.reason;
    return one && metric ? t("wizard.leadsTo", { figure: formatFigure(metric, one.target, locale) }) : undefined;
  };
  const { better, unit } = METRICS[metric ?? "nps"];
  const [percent, points] =
    better === "up"
      ? (["wizard.percentCard", "wizard.pointsCard"] as const)
      : (["wizard.percentLess", unit === "minutes" ? "wizard.minutesLess" : "wizard.pointsLess"] as const);
  return [
    { value: "relative", title: t(percent, { size }), note: note("relative") },
    { value: "points", title: t(points, { size }), note: note("points") },
  ];
}
