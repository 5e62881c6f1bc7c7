"use client";

import { useCallback, useEffect, useState } from "react";
import type { PaletteItem } from "@/ui/shell/match-items";

/** What the palette offers: null while it is fetched; `failed` where that did not work. */
export function usePaletteItems(source: string): {
  items: readonly PaletteItem[] | null;
  failed: boolean;
  retry: () => void;
} {
  const [items, setItems] = useState<readonly PaletteItem[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    const ended = new AbortController();
    setFailed(false);
    fetch(source, { signal: ended.signal, headers: { accept: "application/json" } })
      .then(async (reply) => {
        if (!reply.ok) throw new Error(String(reply.status));
        const body: { items: PaletteItem[] } = await reply.json();
        setItems(body.items);
      })
      .catch(() => {
        if (!ended.signal.aborted) setFailed(true);
      });
    return () => ended.abort();
  }, [source, attempt]);
  return { items, failed, retry: useCallback(() => setAttempt((n) => n + 1), []) };
}

const MOST_RECENT = 12;

/** What was opened from the palette last, the newest first; kept in this browser only. */
export function readRecent(source: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(source)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

/** Remembers what was opened. A browser that keeps nothing loses nothing but this. */
export function keepRecent(source: string, href: string): void {
  try {
    const kept = [href, ...readRecent(source).filter((one) => one !== href)].slice(0, MOST_RECENT);
    localStorage.setItem(keyOf(source), JSON.stringify(kept));
  } catch {
    // Storage is full or switched off.
  }
}

function keyOf(source: string): string {
  return `candor.recent ${source}`;
}
