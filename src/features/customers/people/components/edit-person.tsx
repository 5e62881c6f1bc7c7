"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { PersonFields } from "@/features/customers/people/components/person-fields";
import type { PersonView } from "@/features/customers/people/loaders";
import { type FormAction, type FormState, IDLE } from "@/platform/form-state";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { KeptForm } from "@/ui/kept-form";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";
import { say } from "@/ui/toaster";

/** Changes what is known of a customer. */
export function EditPerson({
  action,
  row,
  accounts,
}: {
  action: FormAction;
  row: PersonView["row"];
  accounts: readonly string[];
}) {
  const t = useTranslations("people");
  const [open, setOpen] = useState(false);
  const [state, run] = useActionState(async (before: FormState, form: FormData) => {
    const after = await action(before, form);
    if (after.ok) {
      setOpen(false);
      say(after.message ?? "");
    }
    return after;
  }, IDLE);
  return (
    <Dialog title={t("editPerson")} open={open} onOpenChange={setOpen} trigger={<Button>{t("edit")}</Button>}>
      <KeptForm action={run} className="grid gap-4">
        {state.message && !state.ok ? <Notice tone="blocks" title={state.message} /> : null}
        <PersonFields row={row} accounts={accounts} errors={state.errors} />
        <div>
          <SubmitButton>{t("save")}</SubmitButton>
        </div>
      </KeptForm>
    </Dialog>
  );
}
