"use client";

import { useRouter } from "next/navigation";
import { useActionState, useEffect, useState } from "react";
import { remove } from "@/features/responses/actions";
import { IDLE } from "@/platform/form-state";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { SubmitButton } from "@/ui/submit-button";
import { say } from "@/ui/toaster";

/** Deletes one answer for good, after a word was typed. */
export function DeleteDialog({
  slug,
  surveyId,
  id,
  closeHref,
}: {
  slug: string;
  surveyId: string;
  id: string;
  closeHref: string;
}) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [state, send] = useActionState(remove.bind(null, slug, surveyId, id), IDLE);
  useEffect(() => {
    if (!state.ok) return;
    say(state.message ?? "");
    router.replace(closeHref, { scroll: false });
  }, [state, router, closeHref]);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="ghost">Delete</Button>}
      title="Delete this answer"
      description="It is gone from the list, from every total and from exports. Nothing brings it back. To keep it and count it no longer, exclude it instead."
    >
      <form action={send} className="grid gap-4">
        <Field label="Type the word delete" error={state.errors.word ?? state.message}>
          {(control) => <Input {...control} name="word" autoComplete="off" autoCapitalize="off" />}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={() => setOpen(false)}>Keep it</Button>
          <SubmitButton variant="destructive">Delete for good</SubmitButton>
        </div>
      </form>
    </Dialog>
  );
}
