"use client";

import { useTranslations } from "next-intl";
import { useActionState, useEffect, useRef } from "react";
import { type FormState, IDLE } from "@/platform/form-state";
import { SubmitButton } from "@/ui/submit-button";
import { say } from "@/ui/toaster";

type Change = (state: FormState, form: FormData) => Promise<FormState>;

/** One press that changes the draft, told in a line with the way back. A native form, so it does without a script. */
export function RestoreButton({
  label,
  spoken,
  action,
  back,
}: {
  label: string;
  /** What the button is called where several stand on a page. */
  spoken?: string;
  action: Change;
  back: Change;
}) {
  const t = useTranslations("surveyBar");
  const [state, send] = useActionState(action, IDLE);
  const told = useRef(state);
  useEffect(() => {
    if (told.current === state) return;
    told.current = state;
    if (!state.ok || state.message === null) return;
    say(state.message, { label: t("undo"), run: () => void undo(back) });
  }, [state, back, t]);
  return (
    <form action={send} className="flex flex-wrap items-center gap-2">
      <SubmitButton variant="quiet" size="sm" aria-label={spoken}>
        {label}
      </SubmitButton>
      {state.ok || state.message === null ? null : (
        <p role="alert" className="text-destructive text-xs">
          {state.message}
        </p>
      )}
    </form>
  );
}

async function undo(back: Change): Promise<void> {
  const { message } = await back(IDLE, new FormData());
  if (message !== null) say(message);
}
