"use client";

import { SHORTCUTS } from "@/features/surveys/builder/read-shortcut";
import { Checkbox } from "@/ui/checkbox";
import { Dialog } from "@/ui/dialog";
import { Kbd } from "@/ui/kbd";

/** Everything that can be done by key, and the switch for single letters. */
export function ShortcutsDialog({
  open,
  onOpenChange,
  letters,
  onLetters,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  letters: boolean;
  onLetters: (on: boolean) => void;
}) {
  return (
    <Dialog title="Keyboard shortcuts" open={open} onOpenChange={onOpenChange}>
      <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1.5">
        {SHORTCUTS.map(({ keys, does, single }) => (
          <div key={does} className="contents">
            <dt className={single && !letters ? "text-muted-foreground line-through" : undefined}>{does}</dt>
            <dd className="flex gap-1 justify-self-end">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-muted-foreground text-xs">On a Mac ⌘ stands for Ctrl and ⌥ for Alt.</p>
      <Checkbox
        className="mt-3"
        label="Single letters are shortcuts"
        note="Turn this off if letters are pressed by accident or spoken. It is kept on this device."
        checked={letters}
        onChange={(event) => onLetters(event.target.checked)}
      />
    </Dialog>
  );
}
