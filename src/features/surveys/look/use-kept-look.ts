"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Brand } from "@/domain/survey/definition";
import { storeLook } from "@/features/surveys/look/actions";

export type KeptState = "kept" | "waits" | "saving" | "saved" | "failed";

const PAUSE_MS = 600;

/** Stores a look after a pause, one at a time, the newest last; who leaves the page before that leaves nothing behind. */
export function useKeptLook(slug: string, id: string, brand: Brand) {
  const [state, setState] = useState<KeptState>("kept");
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const wanted = JSON.stringify({ ...brand, name: brand.name.trim() });
  const latest = useRef(wanted);
  latest.current = wanted;
  /** What the server was last asked to keep, also before it has answered; "" where it could not. */
  const asked = useRef(wanted);
  const running = useRef<Promise<void>>(Promise.resolve());

  const store = useCallback(() => {
    const next = latest.current;
    const look: Brand = JSON.parse(next);
    if (asked.current === next || look.name === "") return;
    asked.current = next;
    running.current = running.current.then(async () => {
      setState("saving");
      const reply = await storeLook(slug, id, look).catch(() => null);
      // A newer one is on its way, and will say how it went.
      if (asked.current !== next) return;
      if (!reply?.ok) asked.current = "";
      setErrors(reply?.errors ?? {});
      setState(reply?.ok ? "saved" : "failed");
    });
  }, [slug, id]);

  useEffect(() => {
    if (asked.current === wanted) {
      setState((before) => (before === "waits" ? "kept" : before));
      return;
    }
    setState("waits");
    const timer = setTimeout(store, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted, store]);

  useEffect(() => {
    window.addEventListener("pagehide", store);
    return () => {
      window.removeEventListener("pagehide", store);
      store();
    };
  }, [store]);

  return { state, errors, again: store };
}
