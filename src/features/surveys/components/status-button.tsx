"use client";

import { useTranslations } from "next-intl";
import { useActionState, useEffect, useRef } from "react";
import { type FormState, IDLE } from "@/platform/form-state";
import { SubmitButton } from "@/ui/submit-button";
import { say } from "@/ui/toaster";

type Change = (state: FormState, form: FormData) => Promise<FormState>;

/**
 * Closes a live survey, opens a closed one: one press, told in a line that offers the way back. A native form, so it does
 * without a script.
 */
export function StatusButton({
  status,
  action,
  back,
}: {
  status: "live" | "closed";
  action: Change;
  /** Undoes it. */
  back: Change;
}) {
  const t = useTranslations("surveyBar");
  const [state, send] = useActionState(action, IDLE);
  const told = useRef(state);
  // The page is drawn anew with the change, so by then `back` belongs to the next press.
  const undoing = useRef(back);
  useEffect(() => {
    if (told.current === state) return;
    told.current = state;
    const way = undoing.current;
    if (state.ok && state.message !== null) {
      say(state.message, { label: t("undo"), run: () => void undo(way) });
    }
  }, [state, t]);
  return (
    <form
      action={send}
      onSubmit={() => {
        undoing.current = back;
      }}
      className="flex items-center gap-2"
    >
      {state.ok || state.message === null ? null : (
        <p role="alert" className="text-destructive text-xs">
          {state.message}
        </p>
      )}
      <SubmitButton variant="quiet" size="sm">
        {status === "live" ? t("close") : t("reopen")}
      </SubmitButton>
    </form>
  );
}

async function undo(back: Change): Promise<void> {
  const { message } = await back(IDLE, new FormData());
  if (message !== null) say(message);
}
