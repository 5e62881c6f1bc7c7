import type { FormState } from "@/platform/form-state";
import { Notice } from "@/ui/notice";

/** What a form has to say as a whole, in a live region that is there before there is anything to say. */
export function FormMessage({ state }: { state: FormState }) {
  return (
    <div aria-live="polite">
      {state.message === null ? null : <Notice tone={state.ok ? "done" : "blocks"}>{state.message}</Notice>}
    </div>
  );
}
