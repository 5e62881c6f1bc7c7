"use client";

import { type ReactNode, useActionState } from "react";
import { type FormState, IDLE } from "@/platform/form-state";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

/**
 * What was read, and the one button that publishes just that. A refusal stands above; the page is drawn anew with it, and
 * what was ticked for another draft is ticked no longer.
 */
export function ReviewForm({
  read,
  label,
  mayPublish,
  action,
  aside,
  pendingLabel,
  children,
}: {
  /** The mark of the draft on this page. */
  read: string;
  label: string;
  pendingLabel: string;
  mayPublish: boolean;
  action: (state: FormState, form: FormData) => Promise<FormState>;
  aside: ReactNode;
  children: ReactNode;
}) {
  const [state, send] = useActionState(action, IDLE);
  return (
    <form action={send}>
      {state.message ? (
        <Notice tone="blocks" className="mt-5">
          {state.message}
        </Notice>
      ) : null}
      <input type="hidden" name="read" value={read} />
      <div key={read} className="mt-7 grid items-start gap-x-12 gap-y-10 lg:grid-cols-[1fr_300px]">
        <div className="grid min-w-0 gap-8">{children}</div>
        <aside className="grid gap-3 border-border border-t pt-4 lg:sticky lg:top-6 lg:border-t-0 lg:pt-0">
          {mayPublish ? (
            <SubmitButton size="lg" pendingLabel={pendingLabel} className="w-full">
              {label}
            </SubmitButton>
          ) : null}
          {aside}
        </aside>
      </div>
    </form>
  );
}
