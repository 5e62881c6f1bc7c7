"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";

const REASONS = ["person", "test", "twice", "stranger"] as const;

/** Asks why answers shall count no longer. They are kept, and can be restored. */
export function ExcludeDialog({
  n,
  held,
  trigger,
  onExclude,
}: {
  n: number;
  /** Whether they counted so far: held ones did not. */
  held: boolean;
  trigger: ReactNode;
  onExclude: (reason: string) => void;
}) {
  const t = useTranslations("answersList");
  const [open, setOpen] = useState(false);
  const [error, setError] = useState<string | null>(null);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
      title={held ? t("excluding.keepOut", { n }) : t("excluding.exclude", { n })}
      description={t("excluding.text")}
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
          if (reason === "") return setError(t("excluding.missing"));
          setOpen(false);
          setError(null);
          onExclude(reason);
        }}
      >
        <Field label={t("excluding.why")} error={error}>
          {(control) => (
            <Input
              {...control}
              name="reason"
              list="exclude-reasons"
              maxLength={200}
              defaultValue={held ? t("reasons.person") : ""}
              autoComplete="off"
            />
          )}
        </Field>
        <datalist id="exclude-reasons">
          {REASONS.map((reason) => (
            <option key={reason} value={t(`reasons.${reason}`)} />
          ))}
        </datalist>
        <div className="flex justify-end gap-2">
          <Button onClick={() => setOpen(false)}>{t("excluding.cancel")}</Button>
          <Button type="submit" variant="primary">
            {held ? t("keepOut") : t("exclude")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
