"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { saveReviewDraft } from "@/features/quality/review/actions";
import type { Draft } from "@/features/quality/review/input";
import type { FormState } from "@/platform/form-state";

/** Typing is kept after a short rest. */
const REST_MS = 600;

export type SaveState = "clean" | "waiting" | "saving" | "saved" | "failed";

/**
 * What a reviewer fills in, kept on the server as they go, with the way back. Saves follow one another, so that an older one
 * never overtakes a newer one; leaving the page sends what has not been sent.
 */
export function useReviewDraft(slug: string, interactionId: string, first: Draft) {
  const [draft, setDraft] = useState(first);
  const [past, setPast] = useState<readonly Draft[]>([]);
  const [state, setState] = useState<SaveState>("clean");
  const [message, setMessage] = useState<string | null>(null);
  const latest = useRef(first);
  const unsent = useRef(false);
  const running = useRef<Promise<void>>(Promise.resolve());

  const send = useCallback(() => {
    if (!unsent.current) return running.current;
    unsent.current = false;
    running.current = running.current.then(async () => {
      setState("saving");
      const reply = await saveReviewDraft(slug, interactionId, latest.current).catch((): FormState | null => null);
      if (!reply?.ok) unsent.current = true;
      setMessage(reply?.ok ? null : (reply?.message ?? null));
      setState(reply?.ok ? (unsent.current ? "waiting" : "saved") : "failed");
    });
    return running.current;
  }, [slug, interactionId]);

  // Each change begins the rest anew.
  useEffect(() => {
    if (state !== "waiting" || draft !== latest.current) return;
    const timer = setTimeout(() => void send(), REST_MS);
    return () => clearTimeout(timer);
  }, [state, send, draft]);

  useEffect(() => {
    const leave = () => void send();
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [send]);

  const put = (next: Draft) => {
    latest.current = next;
    unsent.current = true;
    setDraft(next);
    setState("waiting");
  };
  return {
    draft,
    state,
    message,
    change(next: Draft) {
      setPast((before) => [...before.slice(-99), latest.current]);
      put(next);
    },
    canUndo: past.length > 0,
    undo() {
      const before = past.at(-1);
      if (!before) return;
      setPast(past.slice(0, -1));
      put(before);
    },
    /** What stands there now, with nothing left to be saved behind it. */
    async settle(): Promise<Draft> {
      unsent.current = false;
      await running.current;
      return latest.current;
    },
    retry() {
      unsent.current = true;
      void send();
    },
  };
}
