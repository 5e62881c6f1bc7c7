"use client";

import { useState } from "react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Kbd } from "@/ui/kbd";
import { usePageKeys } from "@/ui/rows/use-page-keys";

/** Which keys do what; the key ? opens it, and so does its button. */
export function KeysDialog({
  title,
  label,
  keys,
}: {
  title: string;
  /** What its button says. */
  label: string;
  keys: readonly { readonly keys: readonly string[]; readonly deed: string }[];
}) {
  const [open, setOpen] = useState(false);
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
        <Button variant="ghost" size="sm" aria-keyshortcuts="?">
          {label} <Kbd>?</Kbd>
        </Button>
      }
    >
      <dl className="grid grid-cols-[4rem_1fr] items-center gap-y-2">
        {keys.map(({ keys: some, deed }) => (
          <div key={deed} className="contents">
            <dt className="flex gap-1">
              {some.map((one) => (
                <Kbd key={one}>{one}</Kbd>
              ))}
            </dt>
            <dd>{deed}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
