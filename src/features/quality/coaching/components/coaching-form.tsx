"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type FormState, IDLE } from "@/platform/form-state";
import { Field } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { SubmitButton } from "@/ui/submit-button";
import { Textarea } from "@/ui/textarea";

const PARTS = ["wentWell", "toTry", "agreedOn"] as const;

/** Where a coaching note is written for the agent of a review. */
export function CoachingForm({
  action,
  review,
  agent,
}: {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  review: string;
  agent: string;
}) {
  const t = useTranslations("quality.coaching");
  const [state, act] = useActionState(action, IDLE);
  return (
    <Section title={t("write", { agent })} dek={t("writeDek")} className="mt-6">
      <form action={act} className="mt-3 grid max-w-3xl gap-4">
        <input type="hidden" name="review" value={review} />
        {PARTS.map((part) => (
          <Field key={part} label={t(part)} optional>
            {(control) => (
              <Textarea
                {...control}
                name={part}
                rows={2}
                maxLength={2_000}
                defaultValue={state.values?.[part] ?? ""}
                dir="auto"
              />
            )}
          </Field>
        ))}
        <div className="flex flex-wrap items-center gap-4">
          <SubmitButton variant="outline">{t("save")}</SubmitButton>
          {state.message === null ? null : <Notice tone={state.ok ? "done" : "consider"} title={state.message} />}
        </div>
      </form>
    </Section>
  );
}
