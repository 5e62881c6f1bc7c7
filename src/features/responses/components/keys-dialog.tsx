"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Kbd } from "@/ui/kbd";

const KEYS = [
  ["J", "next"],
  ["K", "previous"],
  ["Enter", "open"],
  ["X", "choose"],
  ["Esc", "close"],
  ["/", "search"],
  ["?", "help"],
] as const;

/** Which keys do what; the key ? opens it, and so does its button. */
export function KeysDialog({ mayReview }: { mayReview: boolean }) {
  const t = useTranslations("answersList.keyboard");
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t("title")}
      trigger={
        <Button variant="ghost" size="sm" aria-keyshortcuts="?">
          {t("button")} <Kbd>?</Kbd>
        </Button>
      }
    >
      <dl className="grid grid-cols-[4rem_1fr] items-center gap-y-2">
        {KEYS.filter(([, deed]) => mayReview || deed !== "choose").map(([key, deed]) => (
          <div key={key} className="contents">
            <dt>
              <Kbd>{key}</Kbd>
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
