"use client";

import { useState } from "react";
import { start, undo } from "@/features/imports/actions";
import type { FormState } from "@/platform/form-state";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

/** What can be done with an import that has ended: go on after a check, change the mapping, take it back. */
export function ReportActions({
  slug,
  id,
  stored,
  may,
}: {
  slug: string;
  id: string;
  stored: number;
  may: { start: boolean; remap: boolean; undo: boolean };
}) {
  const [state, setState] = useState<FormState | null>(null);
  if (!may.start && !may.remap && !may.undo) return null;
  return (
    <div className="grid gap-3">
      {state && !state.ok ? <Notice tone="blocks" title={state.message} /> : null}
      <div className="flex flex-wrap items-center gap-3">
        {may.start ? (
          <form action={async () => setState(await start(slug, id))}>
            <SubmitButton>Import these rows</SubmitButton>
          </form>
        ) : null}
        {may.remap ? <ButtonLink href={`/w/${slug}/imports/${id}/map`}>Change the mapping</ButtonLink> : null}
        {may.undo ? (
          <ConfirmDialog
            trigger={<Button>Undo this import</Button>}
            title="Undo this import?"
            confirmLabel="Undo the import"
            action={async () => setState(await undo(slug, id))}
          >
            <p>
              {stored.toLocaleString("en")} answers go, and the customers that only they made known. The survey stays.
            </p>
          </ConfirmDialog>
        ) : null}
      </div>
    </div>
  );
}
