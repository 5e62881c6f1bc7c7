"use client";

import { useTranslations } from "next-intl";
import { AlertDialog as Radix } from "radix-ui";
import { type ReactNode, useState } from "react";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

/** What a server action answers: whether it did it, and if not, why. */
interface Outcome {
  readonly ok: boolean;
  readonly message: string | null;
  readonly errors: Readonly<Record<string, string>>;
}

/**
 * Asks before what cannot be undone: says what will happen, names the deed on its button, and starts on the way back. `action`
 * is a form's action (a server action fits); `fields` are hidden values it needs. It closes when the action has ended, and
 * stays open to say why where it was refused: nobody should believe a key revoked that still opens.
 */
export function ConfirmDialog({
  trigger,
  title,
  confirmLabel,
  cancelLabel,
  destructive = true,
  action,
  fields = {},
  children,
}: {
  trigger: ReactNode;
  title: ReactNode;
  confirmLabel: string;
  cancelLabel?: string;
  destructive?: boolean;
  action: (form: FormData) => void | Promise<void> | Promise<Outcome>;
  fields?: Record<string, string>;
  children: ReactNode;
}) {
  const t = useTranslations("ui");
  const [open, setOpen] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const turn = (to: boolean) => {
    setOpen(to);
    setRefusal(null);
  };
  return (
    <Radix.Root open={open} onOpenChange={turn}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Radix.Content className="fixed inset-x-4 top-[18vh] z-50 mx-auto max-h-[76vh] max-w-md animate-appear overflow-y-auto rounded-lg bg-card p-5 text-card-foreground shadow-pop outline-none">
          <Radix.Title className="font-semibold font-voice text-finding">{title}</Radix.Title>
          <Radix.Description asChild>
            <div className="mt-1 text-muted-foreground">{children}</div>
          </Radix.Description>
          {refusal === null ? null : <Notice tone="blocks" title={refusal} className="mt-4" />}
          <form
            className="mt-5 flex flex-wrap justify-end gap-2"
            action={async (form) => {
              const outcome = await action(form);
              if (!outcome || outcome.ok) turn(false);
              else setRefusal(outcome.message ?? Object.values(outcome.errors).join(" "));
            }}
          >
            {Object.entries(fields).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <Radix.Cancel asChild>
              <Button>{cancelLabel ?? t("keep")}</Button>
            </Radix.Cancel>
            <SubmitButton variant={destructive ? "destructive" : "primary"}>{confirmLabel}</SubmitButton>
          </form>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
