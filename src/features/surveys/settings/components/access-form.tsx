"use client";

import { type SettingAction, SettingForm } from "@/features/surveys/settings/components/setting-form";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { PasswordInput } from "@/ui/password-input";
import { SubmitButton } from "@/ui/submit-button";

/** Who may answer: a password, and whether programs may. */
export function AccessForm({
  action,
  hasPassword,
  onlyFromPage,
}: {
  action: SettingAction;
  hasPassword: boolean;
  onlyFromPage: boolean;
}) {
  return (
    <SettingForm
      id="access"
      title="Who may answer"
      dek="Whoever has the link, unless you say otherwise."
      action={action}
      more={
        hasPassword ? (
          <SubmitButton variant="quiet" name="intent" value="removePassword">
            Remove the password
          </SubmitButton>
        ) : null
      }
    >
      {({ errors }) => (
        <>
          <Field
            label={hasPassword ? "Another password" : "Password"}
            optional
            hint={
              hasPassword
                ? "One is set. It cannot be shown again; another one replaces it at once."
                : "Asked for before the first question. At least 4 characters."
            }
            error={errors.password}
          >
            {(control) => (
              <PasswordInput
                {...control}
                name="password"
                maxLength={128}
                autoComplete="new-password"
                className="max-w-64"
              />
            )}
          </Field>
          <Checkbox
            name="onlyFromPage"
            label="Only from its page"
            note="Programs without a key can no longer post answers to its link. Those with a key still can."
            defaultChecked={onlyFromPage}
            key={String(onlyFromPage)}
          />
        </>
      )}
    </SettingForm>
  );
}
