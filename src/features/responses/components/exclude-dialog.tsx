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
  // What is held was taken for no person's.
  const usual = held ? t("reasons.person") : "";
  const [reason, setReason] = useState(usual);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setReason(usual);
        setError(null);
      }}
      trigger={trigger}
      title={held ? t("excluding.keepOut", { n }) : t("excluding.exclude", { n })}
      description={t("excluding.text")}
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() === "") return setError(t("excluding.missing"));
          setOpen(false);
          onExclude(reason.trim());
        }}
      >
        <Field label={t("excluding.why")} error={error}>
          {(control) => (
            <Input
              {...control}
              name="reason"
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              autoComplete="off"
            />
          )}
        </Field>
        <fieldset className="flex flex-wrap gap-2">
          <legend className="mb-1 text-muted-foreground text-xs">{t("excluding.usual")}</legend>
          {REASONS.map((one) => (
            <Button
              key={one}
              size="sm"
              aria-pressed={reason === t(`reasons.${one}`)}
              onClick={() => {
                setReason(t(`reasons.${one}`));
                setError(null);
              }}
            >
              {t(`reasons.${one}`)}
            </Button>
          ))}
        </fieldset>
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
