"use client";

import { useState } from "react";
import type { Draft } from "@/features/quality/review/input";
import type { DeskItem } from "@/features/quality/review/loaders";
import { useKept } from "@/ui/use-kept";

/** What a reviewer fills in, kept on the server as they go, with the way back. */
export function useReviewDraft(here: string, item: DeskItem) {
  const { value, change, ...kept } = useKept<Draft>(`${here}/${item.id}/draft`, {
    value: item.draft,
    at: item.storedAt,
  });
  const [past, setPast] = useState<readonly Draft[]>([]);
  return {
    ...kept,
    draft: value,
    change(next: Draft) {
      setPast((before) => [...before.slice(-99), value]);
      change(next);
    },
    canUndo: past.length > 0,
    undo() {
      const before = past.at(-1);
      if (!before) return;
      setPast(past.slice(0, -1));
      change(before);
    },
  };
}
