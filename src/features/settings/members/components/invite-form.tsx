"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { Role } from "@/db/scope";
import { FormMessage } from "@/features/settings/components/form-message";
import type { InviteState } from "@/features/settings/members/actions";
import { type FormAction, IDLE } from "@/platform/form-state";
import { CopyField } from "@/ui/copy-field";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { KeptForm } from "@/ui/kept-form";
import { NativeSelect } from "@/ui/native-select";
import { SubmitButton } from "@/ui/submit-button";

const DAYS = [1, 7, 30] as const;

/** Makes an invitation: its link is shown once, to be copied and sent by whatever way. */
export function InviteForm({ invite, roles }: { invite: FormAction<InviteState>; roles: readonly Role[] }) {
  const t = useTranslations("settings");
  const start: InviteState = IDLE;
  const [state, action] = useActionState(invite, start);
  return (
    <KeptForm keep={!state.ok} action={action} className="mt-4 grid max-w-xl gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("members.role")} error={state.errors.role}>
          {(control) => (
            <NativeSelect {...control} name="role" defaultValue="viewer">
              {roles.map((role) => (
                <option key={role} value={role}>
                  {t("keys.choice", { name: t(`roles.${role}.name`), may: t(`roles.${role}.may`) })}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label={t("members.linkFor")} error={state.errors.days}>
          {(control) => (
            <NativeSelect {...control} name="days" defaultValue="7">
              {DAYS.map((days) => (
                <option key={days} value={days}>
                  {t("keys.days", { n: days })}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      </div>
      <Field label={t("members.forWhom")} optional hint={t("members.noteHint")} error={state.errors.note}>
        {(control) => <Input {...control} name="note" defaultValue={state.values?.note} maxLength={120} />}
      </Field>
      <div>
        <SubmitButton>{t("members.make")}</SubmitButton>
      </div>
      <FormMessage state={state} />
      {state.link === undefined ? null : (
        <CopyField value={state.link} label={t("members.link")} hint={t("members.linkHint")} />
      )}
    </KeptForm>
  );
}
