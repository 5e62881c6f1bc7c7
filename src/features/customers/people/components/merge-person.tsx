"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type FormState, IDLE } from "@/platform/form-state";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";
import { say } from "@/ui/toaster";

/** Makes one customer of two: says what becomes of both before it is done for good. */
export function MergePerson({
  action,
  other,
  name,
}: {
  action: () => Promise<FormState>;
  other: string;
  name: string;
}) {
  const t = useTranslations("people.merge");
  const [state, run] = useActionState(async () => {
    const after = await action();
    if (after.ok) say(after.message ?? "");
    return after;
  }, IDLE);
  const names = { other: () => <bdi>{other}</bdi>, name: () => <bdi>{name}</bdi> };
  return (
    <Dialog
      title={t.rich("title", names)}
      description={t.rich("text", names)}
      trigger={<Button size="sm">{t("button")}</Button>}
    >
      <form action={run} className="grid gap-4">
        {state.message && !state.ok ? <Notice tone="blocks" title={state.message} /> : null}
        <div>
          <SubmitButton variant="primary">{t("sure")}</SubmitButton>
        </div>
      </form>
    </Dialog>
  );
}
