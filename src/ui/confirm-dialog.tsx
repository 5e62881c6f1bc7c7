"use client";

import { useTranslations } from "next-intl";
import { AlertDialog as Radix } from "radix-ui";
import { type ReactNode, useState } from "react";
import { Button } from "@/ui/button";
import { SubmitButton } from "@/ui/submit-button";

/**
 * Asks before what cannot be undone: says what will happen, names the deed on its button, and starts on the way back. `action`
 * is a form's action (a server action fits); `fields` are hidden values it needs. It closes when the action has ended.
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
  action: (form: FormData) => void | Promise<void>;
  fields?: Record<string, string>;
  children: ReactNode;
}) {
  const t = useTranslations("ui");
  const [open, setOpen] = useState(false);
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Radix.Content className="fixed inset-x-4 top-[18vh] z-50 mx-auto max-h-[76vh] max-w-md animate-appear overflow-y-auto rounded-lg bg-card p-5 text-card-foreground shadow-pop outline-none">
          <Radix.Title className="font-semibold font-voice text-finding">{title}</Radix.Title>
          <Radix.Description asChild>
            <div className="mt-1 text-muted-foreground">{children}</div>
          </Radix.Description>
          <form
            className="mt-5 flex flex-wrap justify-end gap-2"
            action={async (form) => {
              await action(form);
              setOpen(false);
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
