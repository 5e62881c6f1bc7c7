"use client";

import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { Toaster as Sonner, toast } from "sonner";

/** Where short messages appear; stands once, in the root layout. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  const t = useTranslations("ui");
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      containerAriaLabel={t("notices")}
      offset={{ bottom: 24, right: 24 }}
      mobileOffset={{ bottom: 72 }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-3 rounded-md bg-popover px-4 py-3 text-sm text-popover-foreground shadow-pop font-sans",
          title: "font-medium",
          description: "text-muted-foreground",
          actionButton:
            "ms-auto min-h-6 min-w-6 shrink-0 rounded-sm font-medium text-primary underline underline-offset-3",
          icon: "hidden",
        },
      }}
    />
  );
}

/** Says what was done, in a line that goes away by itself; `undo` adds the way back. Never for what must be read. */
export function say(message: string, undo?: { label: string; run: () => void }): void {
  toast(message, undo ? { action: { label: undo.label, onClick: undo.run } } : undefined);
}
