"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ImportPurpose } from "@/domain/imports/purpose";
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
  purpose,
  stored,
  may,
}: {
  slug: string;
  id: string;
  purpose: ImportPurpose;
  stored: number;
  may: { start: boolean; remap: boolean; undo: boolean };
}) {
  const t = useTranslations("imports.actions");
  const [state, setState] = useState<FormState | null>(null);
  const undoText = () => {
    if (purpose === "answers") return t("undoText", { n: stored });
    return purpose === "unsubscribed" || purpose === "bounced"
      ? t("undoStops", { n: stored })
      : t("undoRecords", { n: stored });
  };
  if (!may.start && !may.remap && !may.undo) return null;
  return (
    <div className="grid gap-3">
      {state && !state.ok ? <Notice tone="blocks" title={state.message} /> : null}
      <div className="flex flex-wrap items-center gap-3">
        {may.start ? (
          <form action={async () => setState(await start(slug, id))}>
            <SubmitButton>{t("import")}</SubmitButton>
          </form>
        ) : null}
        {may.remap ? <ButtonLink href={`/w/${slug}/imports/${id}/map`}>{t("remap")}</ButtonLink> : null}
        {may.undo ? (
          <ConfirmDialog
            trigger={<Button>{t("undo")}</Button>}
            title={t("undoTitle")}
            confirmLabel={t("undoSure")}
            action={async () => setState(await undo(slug, id))}
          >
            <p>{undoText()}</p>
          </ConfirmDialog>
        ) : null}
      </div>
    </div>
  );
}
