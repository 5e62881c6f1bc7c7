"use client";

import { useActionState } from "react";
import { FormMessage } from "@/features/settings/components/form-message";
import { type KeyState, makeApiKey } from "@/features/settings/keys/actions";
import { SCOPE_WORDS } from "@/features/settings/view";
import { IDLE } from "@/platform/form-state";
import { CopyField } from "@/ui/copy-field";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { SubmitButton } from "@/ui/submit-button";

const DAYS = [
  { value: 90, label: "90 days" },
  { value: 30, label: "30 days" },
  { value: 365, label: "A year" },
  { value: 0, label: "Until it is revoked" },
];

/** Makes an API key and shows it once. */
export function KeyForm({ slug }: { slug: string }) {
  const start: KeyState = IDLE;
  const [state, action] = useActionState(makeApiKey.bind(null, slug), start);
  return (
    <form action={action} className="mt-4 grid max-w-xl gap-4">
      <Field label="Name" hint="What will use it, such as Helpdesk." error={state.errors.name}>
        {(control) => <Input {...control} name="name" defaultValue={state.values?.name} maxLength={80} required />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="It may" error={state.errors.scope}>
          {(control) => (
            <NativeSelect {...control} name="scope" defaultValue="read">
              {(["read", "write", "admin"] as const).map((scope) => (
                <option key={scope} value={scope}>
                  {SCOPE_WORDS[scope].name}: {SCOPE_WORDS[scope].may}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label="Good for" error={state.errors.days}>
          {(control) => (
            <NativeSelect {...control} name="days" defaultValue="90">
              {DAYS.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      </div>
      <div>
        <SubmitButton>Make a key</SubmitButton>
      </div>
      <FormMessage state={state} />
      {state.token === undefined ? null : (
        <CopyField value={state.token} label="API key" hint="Send it as the header Authorization: Bearer <key>." />
      )}
    </form>
  );
}
