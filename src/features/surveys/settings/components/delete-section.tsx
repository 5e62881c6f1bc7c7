"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type FormState, IDLE } from "@/platform/form-state";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { Section } from "@/ui/section";

/** The end of a survey, with what is lost by it. */
export function DeleteSection({
  name,
  answers,
  remove,
}: {
  name: string;
  answers: number;
  remove: () => Promise<FormState>;
}) {
  const t = useTranslations("surveySettings.delete");
  const words = useTranslations("surveyBar.remove");
  const [state, send] = useActionState(remove, IDLE);
  return (
    <Section id="delete" title={t("title")} dek={words("instead")}>
      <div className="mt-4">
        <ConfirmDialog
          trigger={<Button variant="destructive">{t("button")}</Button>}
          title={words("title")}
          confirmLabel={words("sure")}
          action={() => send()}
        >
          {words.rich("gone", { n: answers, name: () => <bdi className="font-medium text-foreground">{name}</bdi> })}
        </ConfirmDialog>
        <p aria-live="polite" className="mt-2 text-destructive text-xs">
          {state.message}
        </p>
      </div>
    </Section>
  );
}
