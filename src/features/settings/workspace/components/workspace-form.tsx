"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormMessage } from "@/features/settings/components/form-message";
import { type FormAction, IDLE } from "@/platform/form-state";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { SubmitButton } from "@/ui/submit-button";
import { Textarea } from "@/ui/textarea";

interface Choice {
  value: string | number;
  label: string;
}

/** What the form starts with, and what can be chosen. */
export interface WorkspaceFormProps {
  slug: string;
  current: {
    name: string;
    zone: string;
    weekStart: number;
    fiscalYearStart: number;
    rangeDays: number;
    locale: string;
    /** One a line. */
    allowedHosts: string;
  };
  choices: Record<"zone" | "weekStart" | "fiscalYearStart" | "rangeDays" | "locale", readonly Choice[]>;
}

const CHOSEN = ["zone", "locale", "weekStart", "fiscalYearStart", "rangeDays"] as const;
const HINTS = { zone: "workspace.zoneHint", locale: "workspace.localeHint" } as const;

/** Name, time zone, language and calendar of a workspace. */
export function WorkspaceForm({ save, current, choices }: Omit<WorkspaceFormProps, "slug"> & { save: FormAction }) {
  const t = useTranslations("settings");
  const [state, action] = useActionState(save, IDLE);
  return (
    <form action={action} className="mt-4 grid max-w-md gap-4">
      <Field label={t("name")} error={state.errors.name}>
        {(control) => (
          <Input {...control} name="name" defaultValue={state.values?.name ?? current.name} maxLength={80} required />
        )}
      </Field>
      {CHOSEN.map((name) => (
        <Field
          key={name}
          label={t(`workspace.${name}`)}
          hint={name === "zone" || name === "locale" ? t(HINTS[name]) : undefined}
          error={state.errors[name]}
        >
          {(control) => (
            <NativeSelect
              {...control}
              name={name}
              defaultValue={state.values?.[name] ?? current[name]}
              key={state.values?.[name] ?? String(current[name])}
            >
              {choices[name].map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      ))}
      <Field label={t("workspace.hosts")} optional hint={t("workspace.hostsHint")} error={state.errors.allowedHosts}>
        {(control) => (
          <Textarea
            {...control}
            name="allowedHosts"
            dir="ltr"
            rows={3}
            spellCheck={false}
            defaultValue={state.values?.allowedHosts ?? current.allowedHosts}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>{t("save")}</SubmitButton>
      </div>
      <FormMessage state={state} />
    </form>
  );
}
