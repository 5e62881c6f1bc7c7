"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { DrawNow } from "@/features/quality/sampling/components/draw-now";
import { MOST_PER_AGENT } from "@/features/quality/sampling/input";
import type { QualitySettingsView } from "@/features/quality/scorecards/loaders";
import { type FormState, IDLE } from "@/platform/form-state";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { KeptForm } from "@/ui/kept-form";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

/** How many interactions are drawn each week, from where, and how many of them are scored by two. */
export function PlanForm({
  view: { slug, choices, places },
  action,
}: {
  view: QualitySettingsView;
  action: (before: FormState, form: FormData) => Promise<FormState>;
}) {
  const t = useTranslations("quality.sampling");
  const [state, act] = useActionState(action, IDLE);
  return (
    <KeptForm action={act} className="mt-3 grid max-w-3xl gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("perAgent")} hint={t("perAgentHint")} error={state.errors.perAgent}>
          {(control) => (
            <Input
              {...control}
              type="number"
              name="perAgent"
              min={0}
              max={MOST_PER_AGENT}
              step={1}
              required
              defaultValue={choices.perAgent}
            />
          )}
        </Field>
        <Field label={t("doubleShare")} hint={t("doubleShareHint")} error={state.errors.doubleShare}>
          {(control) => (
            <Input
              {...control}
              type="number"
              name="doubleShare"
              min={0}
              max={100}
              step={1}
              required
              defaultValue={choices.doubleShare}
            />
          )}
        </Field>
      </div>
      <Names name="channels" label={t("channels")} all={places.channels} chosen={choices.channels} />
      <Names name="teams" label={t("teams")} all={places.teams} chosen={choices.teams} />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton variant="outline">{t("save")}</SubmitButton>
        <DrawNow slug={slug} />
        {state.message === null ? null : <Notice tone={state.ok ? "done" : "consider"} title={state.message} />}
      </div>
    </KeptForm>
  );
}

function Names({
  name,
  label,
  all,
  chosen,
}: {
  name: string;
  label: string;
  all: readonly string[];
  chosen: readonly string[];
}) {
  const t = useTranslations("quality.sampling");
  const shown = [...new Set([...all, ...chosen])];
  if (shown.length === 0) return null;
  return (
    <fieldset>
      <legend className="mb-1 font-medium">
        {label} <span className="font-normal text-muted-foreground">{t("noneIsAll")}</span>
      </legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {shown.map((value) => (
          <Checkbox
            key={value}
            name={name}
            value={value}
            defaultChecked={chosen.includes(value)}
            label={<bdi>{value}</bdi>}
          />
        ))}
      </div>
    </fieldset>
  );
}
