"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
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
  answers,
  rename,
  remove,
}: {
  id: string;
  name: string;
  exportUrl: string;
  duplicate: Change;
  /** How many answers would be lost. */
  answers: number;
  rename: Change;
  /** Null for a role that may not delete. */
  remove: Change | null;
}) {
  const t = useTranslations("surveyBar");
  const [open, setOpen] = useState<"rename" | "remove" | null>(null);
  const shut = (next: boolean) => (next ? undefined : setOpen(null));
  return (
    <>
      <DropdownMenu
        trigger={
          <Button variant="quiet" size="icon-sm" aria-label={t("menu.more")}>
            <Ellipsis size={16} aria-hidden="true" />
          </Button>
        }
      >
        <MenuItem onSelect={() => setOpen("rename")}>{t("menu.rename")}</MenuItem>
        <MenuItem onSelect={() => startTransition(() => makeCopy(duplicate, id))}>{t("menu.duplicate")}</MenuItem>
        <MenuLink href={exportUrl} download>
          {t("menu.download")}
        </MenuLink>
        {remove ? (
          <MenuItem className="text-destructive" onSelect={() => setOpen("remove")}>
            {t("menu.delete")}
          </MenuItem>
        ) : null}
      </DropdownMenu>
      <Dialog title={t("rename.title")} open={open === "rename"} onOpenChange={shut}>
        <RenameForm name={name} action={rename} onDone={() => setOpen(null)} />
      </Dialog>
      {remove ? (
        <Dialog title={t("remove.title")} open={open === "remove"} onOpenChange={shut}>
          <RemoveForm name={name} answers={answers} action={remove} onKeep={() => setOpen(null)} />
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
  const t = useTranslations("surveyBar");
  const [state, send] = useActionState(action, IDLE);
  useEffect(() => {
    if (state.ok) onDone();
  }, [state, onDone]);
  return (
    <form action={send} className="grid gap-4">
      <Field
        label={t("rename.name")}
        hint={t("rename.hint")}
        error={state.errors.name ?? (state.ok ? null : state.message)}
      >
        {(control) => <Input {...control} name="name" defaultValue={state.values?.name ?? name} maxLength={120} />}
      </Field>
      <div className="flex justify-end">
        <SubmitButton>{t("menu.rename")}</SubmitButton>
      </div>
    </form>
  );
}

function RemoveForm({
  name,
  answers,
  action,
  onKeep,
}: {
  name: string;
  answers: number;
  action: Change;
  onKeep: () => void;
}) {
  const t = useTranslations("surveyBar.remove");
  const [state, send] = useActionState(action, IDLE);
  return (
    <form action={send} className="grid gap-4">
      <div className="text-muted-foreground">
        <p>{t.rich("gone", { n: answers, name: () => <bdi className="font-medium text-foreground">{name}</bdi> })}</p>
        <p className="mt-2">{t("instead")}</p>
      </div>
      {state.message ? (
        <p role="alert" className="text-destructive text-xs">
          {state.message}
        </p>
      ) : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onKeep}>{t("keep")}</Button>
        <SubmitButton variant="destructive">{t("sure")}</SubmitButton>
      </div>
    </form>
  );
}
