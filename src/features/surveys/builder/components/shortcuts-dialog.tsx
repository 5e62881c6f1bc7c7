"use client";

import { useTranslations } from "next-intl";
import { SHORTCUTS } from "@/features/surveys/builder/read-shortcut";
import { Dialog } from "@/ui/dialog";
import { KeysList } from "@/ui/rows/keys-list";

/** Everything that can be done by key, and the switch for single letters. */
export function ShortcutsDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("builder");
  return (
    <Dialog title={t("bar.shortcuts")} open={open} onOpenChange={onOpenChange}>
      <KeysList keys={SHORTCUTS.map(({ keys, does }) => ({ keys, deed: t(`keys.${does}`) }))} />
    </Dialog>
  );
}
