"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { QualitySettingsView } from "@/features/quality/scorecards/loaders";
import { type FormState, IDLE } from "@/platform/form-state";
import { Checkbox } from "@/ui/checkbox";
import { KeptForm } from "@/ui/kept-form";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

/** Whether agents are called by name, and who leads which team. */
export function NamesForm({
  view: { choices, places, leads, people },
  action,
}: {
  view: QualitySettingsView;
  action: (before: FormState, form: FormData) => Promise<FormState>;
}) {
  const t = useTranslations("quality.names");
  const [state, act] = useActionState(action, IDLE);
  const teams = [...new Set([...places.teams, ...leads.map(({ team }) => team)])];
  return (
    <KeptForm action={act} className="mt-3 grid max-w-3xl gap-4">
      <Checkbox name="hide" defaultChecked={choices.hideAgentNames} label={t("hide")} note={t("hideNote")} />
      {teams.length === 0 ? <p className="text-muted-foreground">{t("noTeams")}</p> : null}
      {teams.map((team) => (
        <fieldset key={team}>
          <legend className="mb-1 font-medium">
            <bdi>{t("leadsOf", { team })}</bdi>
          </legend>
          <div className="flex flex-wrap gap-x-5 gap-y-1">
            {people.map(({ id, name }) => (
              <Checkbox
                key={id}
                name="leads"
                value={`${id} ${team}`}
                defaultChecked={leads.some((one) => one.team === team && one.userId === id)}
                label={<bdi>{name}</bdi>}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton variant="outline">{t("save")}</SubmitButton>
        {state.message === null ? null : <Notice tone={state.ok ? "done" : "consider"} title={state.message} />}
      </div>
    </KeptForm>
  );
}
