"use client";

import { useActionState } from "react";
import type { Role } from "@/db/scope";
import { FormMessage } from "@/features/settings/components/form-message";
import { type InviteState, invite } from "@/features/settings/members/actions";
import { ROLE_WORDS } from "@/features/settings/view";
import { IDLE } from "@/platform/form-state";
import { CopyField } from "@/ui/copy-field";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { SubmitButton } from "@/ui/submit-button";

const DAYS = [
  { value: 1, label: "1 day" },
  { value: 7, label: "7 days" },
  { value: 30, label: "30 days" },
];

/** Makes an invitation: its link is shown once, to be copied and sent by whatever way. */
export function InviteForm({ slug, roles }: { slug: string; roles: readonly Role[] }) {
  const start: InviteState = IDLE;
  const [state, action] = useActionState(invite.bind(null, slug), start);
  return (
    <form action={action} className="mt-4 grid max-w-xl gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Role" error={state.errors.role}>
          {(control) => (
            <NativeSelect {...control} name="role" defaultValue="viewer">
              {roles.map((role) => (
                <option key={role} value={role}>
                  {ROLE_WORDS[role].name}: {ROLE_WORDS[role].may}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label="The link is good for" error={state.errors.days}>
          {(control) => (
            <NativeSelect {...control} name="days" defaultValue="7">
              {DAYS.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      </div>
      <Field label="For whom" optional hint="A note for this list, to tell links apart." error={state.errors.note}>
        {(control) => <Input {...control} name="note" defaultValue={state.values?.note} maxLength={120} />}
      </Field>
      <div>
        <SubmitButton>Make a link</SubmitButton>
      </div>
      <FormMessage state={state} />
      {state.link === undefined ? null : (
        <CopyField
          value={state.link}
          label="Invitation link"
          hint="Works once. Whoever has it can join with this role."
        />
      )}
    </form>
  );
}
