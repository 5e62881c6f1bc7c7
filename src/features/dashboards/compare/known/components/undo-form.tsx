"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { KnownState } from "@/features/dashboards/compare/known/actions";
import type { KnownAction } from "@/features/dashboards/compare/known/components/population-form";
import { IDLE } from "@/platform/form-state";
import { SubmitButton } from "@/ui/submit-button";

/** What became of a statement, and the way back to what stood before. */
export function UndoForm({ state, action }: { state: KnownState; action: KnownAction }) {
  const t = useTranslations("compare.known");
  const [undone, run] = useActionState(action, IDLE);
  const said = undone.message ?? state.message;
  return (
    <div aria-live="polite" className="mt-2 flex flex-wrap items-center gap-2 text-sm empty:hidden">
      {said ? <p className={state.ok ? "text-muted-foreground" : "text-destructive"}>{said}</p> : null}
      {state.ok && state.undo && undone.message === null ? (
        <form action={run}>
          {Object.entries(state.undo).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <SubmitButton variant="link" size="inline">
            {t("undo")}
          </SubmitButton>
        </form>
      ) : null}
    </div>
  );
}
