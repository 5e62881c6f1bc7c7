"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type FormAction, IDLE } from "@/platform/form-state";
import { Button } from "@/ui/button";

/** The topics that became part of this one; each can be one of its own again. */
export function MergedParts({
  parts,
  action,
}: {
  parts: readonly { readonly id: string; readonly name: string }[];
  action: FormAction | null;
}) {
  const t = useTranslations("topics.merge");
  const [state, send] = useActionState(action ?? (async () => IDLE), IDLE);
  if (parts.length === 0 && state.message === null) return null;
  return (
    <form action={send} className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-muted-foreground">
      {parts.map(({ id, name }) => (
        <span key={id} className="flex flex-wrap items-center gap-x-2">
          {t("part", { name })}
          {action === null ? null : (
            <Button type="submit" variant="quiet" size="sm" name="part" value={id} aria-label={t("undoOf", { name })}>
              {t("undo")}
            </Button>
          )}
        </span>
      ))}
      <span role="status">{state.message}</span>
    </form>
  );
}
