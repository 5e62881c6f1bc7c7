"use client";

import { useActionState } from "react";
import { countText } from "@/domain/metrics/display";
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
  const [state, send] = useActionState(remove, IDLE);
  const lost = answers === 0 ? "its words" : `its ${countText(answers)} with all comments`;
  return (
    <Section id="delete" title="Delete" dek="To stop answers and keep what was said, close the survey instead.">
      <div className="mt-4">
        <ConfirmDialog
          trigger={<Button variant="destructive">Delete the survey</Button>}
          title="Delete this survey for good?"
          confirmLabel="Delete survey and answers"
          action={() => send()}
        >
          <bdi className="font-medium text-foreground">{name}</bdi>, {lost} and every version are gone, also from the
          totals. Its link says that there is no such survey. Nothing brings this back.
        </ConfirmDialog>
        <p aria-live="polite" className="mt-2 text-destructive text-xs">
          {state.message}
        </p>
      </div>
    </Section>
  );
}
