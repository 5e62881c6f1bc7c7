"use client";

import { type ReactNode, useActionState } from "react";
import { type FormState, IDLE } from "@/platform/form-state";
import { SubmitButton } from "@/ui/submit-button";

/** A form of one button; what became of it is said beside it. */
export function DeedButton({ act, children }: { act: () => Promise<FormState>; children: ReactNode }) {
  const [state, action] = useActionState(act, IDLE);
  return (
    <form action={action} className="inline-flex items-center gap-2">
      <SubmitButton variant="outline">{children}</SubmitButton>
      <span role="status" className="text-muted-foreground text-xs">
        {state.ok ? null : state.message}
      </span>
    </form>
  );
}
