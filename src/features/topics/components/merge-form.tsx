"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useActionState } from "react";
import type { TopicState } from "@/features/topics/form-actions";
import { type FormAction, IDLE } from "@/platform/form-state";
import { SubmitButton } from "@/ui/submit-button";

/** The button that merges; afterwards it leads to the topic that is left. */
export function MergeForm({
  into,
  version,
  label,
  action,
  children,
}: {
  into: string;
  version: number;
  label: string;
  action: FormAction<TopicState>;
  children: ReactNode;
}) {
  const router = useRouter();
  const [state, send] = useActionState<TopicState, FormData>(async (before, data) => {
    const next = await action(before, data);
    if (next.ok && next.href) router.push(next.href);
    return next;
  }, IDLE);
  return (
    <form action={send} className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-2">
      <input type="hidden" name="into" value={into} />
      <input type="hidden" name="version" value={version} />
      <SubmitButton>{label}</SubmitButton>
      {children}
      <p role="status" className={state.ok ? "text-muted-foreground" : "text-destructive"}>
        {state.message}
      </p>
    </form>
  );
}
