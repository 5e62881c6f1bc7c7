"use client";

import { type SettingAction, SettingForm } from "@/features/surveys/settings/components/setting-form";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";

/** Whether answers are anonymous. Fixed with the first answer, as the page promised it. */
export function AnonymityForm({
  action,
  anonymity,
  answered,
  telling,
}: {
  action: SettingAction;
  anonymity: { readonly anonymous: boolean; readonly minimumGroup: number };
  answered: boolean;
  /** Questions that ask who somebody is. */
  telling: readonly string[];
}) {
  const { anonymous, minimumGroup } = anonymity;
  return (
    <SettingForm
      id="anonymity"
      title="Anonymous answers"
      dek="Nothing that says who answered or at what hour is stored, and small groups are hidden from you too. Its page says so."
      action={action}
    >
      {({ values, errors }) => (
        <>
          <div>
            <Checkbox
              name="anonymous"
              label="Answers are anonymous"
              note="Kept: the answers, the day, the language, and what the link says of the group (such as a team). Not kept: customer, name, address, agent, invitation, time of day."
              defaultChecked={values ? values.anonymous === "on" : anonymous}
              key={String(anonymous)}
            />
            <div aria-live="polite">
              {errors.anonymous ? <p className="mt-1 text-destructive text-xs">{errors.anonymous}</p> : null}
            </div>
          </div>
          <Field
            label="Smallest group that is shown"
            hint="Numbers and comments of fewer people are hidden, everywhere. From 3 to 50; 5 is usual."
            error={errors.minimumGroup}
          >
            {(control) => (
              <Input
                {...control}
                name="minimumGroup"
                inputMode="numeric"
                autoComplete="off"
                className="max-w-40"
                defaultValue={values?.minimumGroup ?? minimumGroup}
                key={minimumGroup}
              />
            )}
          </Field>
          <p className="text-muted-foreground text-xs">
            {answered
              ? anonymous
                ? "People have answered: it stays anonymous, and the group can only become larger."
                : "People have answered with what is known of them, so it cannot become anonymous. Duplicate it instead."
              : "Both are fixed with the first answer: people rely on what the page told them."}
          </p>
          {anonymous && telling.length > 0 ? (
            <Notice tone="consider" title="A question asks who somebody is">
              {telling.map((title) => `“${title}”`).join(", ")}: an address in an answer is stored as an answer. Leave
              the question out, or say on it why you ask.
            </Notice>
          ) : null}
        </>
      )}
    </SettingForm>
  );
}
