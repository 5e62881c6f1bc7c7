"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Kbd } from "@/ui/kbd";

const KEYS = [
  ["J K", "move"],
  ["Enter", "open"],
  ["X", "choose"],
  ["A", "assign"],
  ["C", "contacted"],
  ["E", "close"],
  ["U", "undo"],
  ["Esc", "back"],
  ["?", "help"],
] as const;
const READERS: readonly string[] = ["move", "open", "back", "help"];

/** Which keys do what. */
export function KeysDialog({
  mayWork,
  open,
  onOpenChange,
}: {
  mayWork: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const t = useTranslations("followUps.keys");
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      trigger={
        <Button variant="ghost" size="sm" aria-keyshortcuts="?">
          {t("button")} <Kbd>?</Kbd>
        </Button>
      }
    >
      <dl className="grid grid-cols-[4rem_1fr] items-center gap-y-2">
        {KEYS.filter(([, deed]) => mayWork || READERS.includes(deed)).map(([key, deed]) => (
          <div key={key} className="contents">
            <dt className="flex gap-1">
              {key.split(" ").map((one) => (
                <Kbd key={one}>{one}</Kbd>
              ))}
            </dt>
            <dd>{t(deed)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** Whether a key belongs to a field that somebody types into, or to a window above the page. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      "input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=alertdialog]",
    ) !== null
  );
}
