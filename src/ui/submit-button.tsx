"use client";

import { useTranslations } from "next-intl";
import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "@/ui/button";

/**
 * The button of a form with an action. It stays enabled until pressed; while the action runs it says so, cannot be pressed
 * twice and keeps the focus.
 */
export function SubmitButton({
  children,
  pendingLabel,
  variant = "primary",
  onClick,
  ...rest
}: Omit<ButtonProps, "type"> & { pendingLabel?: string }) {
  const t = useTranslations("ui");
  const { pending } = useFormStatus();
  return (
    <Button
      {...rest}
      type="submit"
      variant={variant}
      aria-disabled={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
    >
      <span aria-live="polite">{pending ? (pendingLabel ?? t("moment")) : children}</span>
    </Button>
  );
}
