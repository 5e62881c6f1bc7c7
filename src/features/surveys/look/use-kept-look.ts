"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Brand } from "@/domain/survey/definition";
import { storeLook } from "@/features/surveys/look/actions";

export type KeptState = "kept" | "waits" | "saving" | "saved" | "failed";

/** What is typed or dragged is stored after a pause; what is chosen by a press, at once. */
const PAUSE_MS = 600;

/**
 * Stores a look while it is changed, one at a time, the newest last. `store` does it now: when a field is left, since a press
 * on a link comes next, and when it is asked for again after a failure.
 */
export function useKeptLook(slug: string, id: string, brand: Brand) {
  const [state, setState] = useState<KeptState>("kept");
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const wanted = JSON.stringify({ ...brand, name: brand.name.trim() });
  const latest = useRef(wanted);
  latest.current = wanted;
  const shown = useRef(wanted);
  /** What the server was last asked to keep, also before it has answered; "" where it could not. */
  const asked = useRef(wanted);
  /** What the server is known to keep. */
  const kept = useRef(wanted);
  const running = useRef<Promise<void>>(Promise.resolve());

  const store = useCallback(() => {
    const next = latest.current;
    const look: Brand = JSON.parse(next);
    if (asked.current === next || look.name === "") return;
    asked.current = next;
    running.current = running.current.then(async () => {
      setState("saving");
      const reply = await storeLook(slug, id, look).catch(() => null);
      if (reply?.ok) kept.current = next;
      // A newer one is on its way, and will say how it went.
      if (asked.current !== next) return;
      if (!reply?.ok) asked.current = "";
      setErrors(reply?.errors ?? {});
      setState(reply?.ok ? "saved" : "failed");
    });
  }, [slug, id]);

  useEffect(() => {
    const before: Brand = JSON.parse(shown.current);
    const now: Brand = JSON.parse(wanted);
    shown.current = wanted;
    if (asked.current === wanted) {
      setState((before) => (before === "waits" ? "kept" : before));
      return;
    }
    setState("waits");
    const typed = before.name !== now.name || before.color !== now.color;
    const timer = setTimeout(store, typed ? PAUSE_MS : 0);
    return () => clearTimeout(timer);
  }, [wanted, store]);

  useEffect(() => {
    window.addEventListener("pagehide", store);
    return () => {
      window.removeEventListener("pagehide", store);
      const last = latest.current;
      const look: Brand = JSON.parse(last);
      // Not in its turn: of an action that was under way when another page was asked for, the router never tells the end.
      if (kept.current !== last && look.name !== "") void storeLook(slug, id, look).catch(() => null);
    };
  }, [store, slug, id]);

  return { state, errors, store };
}
