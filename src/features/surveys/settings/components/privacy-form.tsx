"use client";

import { type SettingAction, SettingForm } from "@/features/surveys/settings/components/setting-form";
import type { SettingsView } from "@/features/surveys/settings/loaders";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";

/** The line about privacy at the foot of the page, and its link. Part of the document. */
export function PrivacyForm({
  action,
  privacy,
  consents,
}: {
  action: SettingAction;
  privacy: SettingsView["privacy"];
  consents: readonly string[];
}) {
  return (
    <SettingForm
      id="privacy"
      title="Privacy on the page"
      dek="At the foot of every screen. Part of the draft: respondents see it once you publish."
      action={action}
    >
      {({ values, errors }) => (
        <div className="grid gap-4" key={JSON.stringify(privacy)}>
          {privacy.lines.map((line) => (
            <Field
              key={line.locale}
              label={privacy.lines.length > 1 ? `Line in ${line.language}` : "Line"}
              optional
              hint={
                <>
                  Empty: “<bdi lang={line.locale}>{line.usual}</bdi>”
                </>
              }
              error={errors[`text.${line.locale}`]}
            >
              {(control) => (
                <Input
                  {...control}
                  name={`text.${line.locale}`}
                  lang={line.locale}
                  dir="auto"
                  maxLength={2000}
                  defaultValue={values?.[`text.${line.locale}`] ?? line.text}
                />
              )}
            </Field>
          ))}
          <Field label="Link to your privacy notice" optional hint="An https address." error={errors.url}>
            {(control) => (
              <Input {...control} type="url" name="url" dir="ltr" defaultValue={values?.url ?? privacy.url} />
            )}
          </Field>
          {consents.length > 0 ? (
            <p className="text-muted-foreground text-xs">
              {consents.map((title) => `“${title}”`).join(", ")}: every answer keeps the version it saw, so you can
              always show the words somebody agreed to.
            </p>
          ) : null}
        </div>
      )}
    </SettingForm>
  );
}
