"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useActionState, useEffect, useState } from "react";
import { type FormAction, IDLE } from "@/platform/form-state";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { SubmitButton } from "@/ui/submit-button";
import { say } from "@/ui/toaster";

/** Deletes one answer for good, after a word was typed. */
export function DeleteDialog({ remove, closeHref }: { remove: FormAction; closeHref: string }) {
  const t = useTranslations("answersList.delete");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [state, send] = useActionState(remove, IDLE);
  useEffect(() => {
    if (!state.ok) return;
    say(state.message ?? "");
    router.replace(closeHref, { scroll: false });
  }, [state, router, closeHref]);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="ghost">{t("button")}</Button>}
      title={t("title")}
      description={t("text")}
    >
      <form action={send} className="grid gap-4">
        <Field label={t("type", { word: t("word") })} error={state.errors.word ?? state.message}>
          {(control) => <Input {...control} name="word" autoComplete="off" autoCapitalize="off" />}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={() => setOpen(false)}>{t("keep")}</Button>
          <SubmitButton variant="destructive">{t("sure")}</SubmitButton>
        </div>
      </form>
    </Dialog>
  );
}
