"use client";

import { clock } from "@/features/surveys/builder/components/save-words";
import type { SaveState } from "@/features/surveys/builder/use-autosave";
import type { Builder } from "@/features/surveys/builder/use-builder";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";

/** Somebody else stored another draft meanwhile: theirs is shown (and one's own stays an undo away), or one's own goes over it. */
export function ConflictNotice({
  conflict,
  acts,
  zone,
}: {
  conflict: Extract<SaveState, { kind: "conflict" }>;
  acts: Builder["acts"];
  zone: string;
}) {
  const { by, at, theirs, mark } = conflict;
  const stored = { definition: theirs, mark, at };
  return (
    <Notice
      tone="consider"
      title={`${by ?? "Somebody else"} saved another draft at ${clock(at, zone)}.`}
      action={
        <span className="flex gap-2">
          <Button
            onClick={() => {
              acts.settle(stored);
              acts.change(theirs);
            }}
          >
            Show theirs
          </Button>
          <Button onClick={() => acts.settle(stored)}>Keep mine</Button>
        </span>
      }
    >
      Yours is kept on this device and not stored. Show theirs, and undo brings yours back. Keep yours, and it replaces
      theirs.
    </Notice>
  );
}
