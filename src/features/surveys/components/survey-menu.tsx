"use client";

import { Ellipsis } from "lucide-react";
import { startTransition, useActionState, useEffect, useState } from "react";
import { type FormState, IDLE } from "@/platform/form-state";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { DropdownMenu, MenuItem, MenuLink } from "@/ui/dropdown-menu";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { SubmitButton } from "@/ui/submit-button";
import { say } from "@/ui/toaster";

type Change = (state: FormState, form: FormData) => Promise<FormState>;

/** What is wanted rarely: another name, another one like it, its file, and the end. Deleting says what is lost. */
export function SurveyMenu({
  id,
  name,
  exportUrl,
  duplicate,
  lost,
  rename,
  remove,
}: {
  id: string;
  name: string;
  exportUrl: string;
  duplicate: Change;
  /** "its 412 answers with all comments", as it stands in the warning. */
  lost: string;
  rename: Change;
  /** Null for a role that may not delete. */
  remove: Change | null;
}) {
  const [open, setOpen] = useState<"rename" | "remove" | null>(null);
  const shut = (next: boolean) => (next ? undefined : setOpen(null));
  return (
    <>
      <DropdownMenu
        trigger={
          <Button variant="quiet" size="icon-sm" aria-label="More">
            <Ellipsis size={16} aria-hidden="true" />
          </Button>
        }
      >
        <MenuItem onSelect={() => setOpen("rename")}>Rename</MenuItem>
        <MenuItem onSelect={() => startTransition(() => makeCopy(duplicate, id))}>Duplicate</MenuItem>
        <MenuLink href={exportUrl} download>
          Download as JSON
        </MenuLink>
        {remove ? (
          <MenuItem className="text-destructive" onSelect={() => setOpen("remove")}>
            Delete survey
          </MenuItem>
        ) : null}
      </DropdownMenu>
      <Dialog title="Rename the survey" open={open === "rename"} onOpenChange={shut}>
        <RenameForm name={name} action={rename} onDone={() => setOpen(null)} />
      </Dialog>
      {remove ? (
        <Dialog title="Delete this survey for good?" open={open === "remove"} onOpenChange={shut}>
          <RemoveForm name={name} lost={lost} action={remove} onKeep={() => setOpen(null)} />
        </Dialog>
      ) : null}
    </>
  );
}

/** The action opens the copy; what comes back is why there is none. */
async function makeCopy(duplicate: Change, id: string): Promise<void> {
  const form = new FormData();
  form.set("survey", id);
  const state = await duplicate(IDLE, form);
  if (state?.message) say(state.message);
}

function RenameForm({ name, action, onDone }: { name: string; action: Change; onDone: () => void }) {
  const [state, send] = useActionState(action, IDLE);
  useEffect(() => {
    if (state.ok) onDone();
  }, [state, onDone]);
  return (
    <form action={send} className="grid gap-4">
      <Field label="Name" hint="Only your team sees it." error={state.errors.name ?? (state.ok ? null : state.message)}>
        {(control) => <Input {...control} name="name" defaultValue={state.values?.name ?? name} maxLength={120} />}
      </Field>
      <div className="flex justify-end">
        <SubmitButton>Rename</SubmitButton>
      </div>
    </form>
  );
}

function RemoveForm({
  name,
  lost,
  action,
  onKeep,
}: {
  name: string;
  lost: string;
  action: Change;
  onKeep: () => void;
}) {
  const [state, send] = useActionState(action, IDLE);
  return (
    <form action={send} className="grid gap-4">
      <div className="text-muted-foreground">
        <p>
          <bdi className="font-medium text-foreground">{name}</bdi>, {lost} and every version are gone, also from the
          totals. Its link says that there is no such survey. Nothing brings this back.
        </p>
        <p className="mt-2">To stop answers and keep what was said, close the survey instead.</p>
      </div>
      {state.message ? (
        <p role="alert" className="text-destructive text-xs">
          {state.message}
        </p>
      ) : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onKeep}>Keep it</Button>
        <SubmitButton variant="destructive">Delete survey and answers</SubmitButton>
      </div>
    </form>
  );
}
