"use client";

import { useActionState } from "react";
import { type FormAction, IDLE } from "@/platform/form-state";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

/** Makes the bands that are shown those of everybody. */
export function KeepBands({
  action,
  channel,
  bands,
  label,
}: {
  action: FormAction;
  channel: string;
  bands: readonly number[];
  label: string;
}) {
  const [state, act] = useActionState(action, IDLE);
  return (
    <form action={act} className="mt-2 flex flex-wrap items-center gap-3">
      <input type="hidden" name="bands" value={bands.join(",")} />
      <input type="hidden" name="channel" value={channel} />
      <SubmitButton variant="outline">{label}</SubmitButton>
      {state.message === null ? null : <Notice tone={state.ok ? "done" : "consider"} title={state.message} />}
    </form>
  );
}
