"use client";

import { type ComponentProps, useState } from "react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Kbd } from "@/ui/kbd";
import { KeysList } from "@/ui/rows/keys-list";
import { useLetterKeys } from "@/ui/rows/letter-keys";
import { usePageKeys } from "@/ui/rows/use-page-keys";

/** Which keys do what, and their switch; the key ? opens it, and so does its button. */
export function KeysDialog({
  title,
  label,
  keys,
}: {
  title: string;
  /** What its button says. */
  label: string;
} & ComponentProps<typeof KeysList>) {
  const [open, setOpen] = useState(false);
  const [letters] = useLetterKeys();
  usePageKeys((key) => {
    if (key === "?") setOpen(true);
    return key === "?";
  });
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={title}
      trigger={
        <Button variant="ghost" size="sm" aria-keyshortcuts={letters ? "?" : undefined}>
          {label} {letters ? <Kbd>?</Kbd> : null}
        </Button>
      }
    >
      <KeysList keys={keys} />
    </Dialog>
  );
}
