"use client";

import { type SetStateAction, useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { keeperOf, type Stored } from "@/ui/keeper";

/** What is typed is stored after a pause. */
const PAUSE_MS = 600;

/**
 * A value that is kept on the server while it is worked on, with how it stands. `change` stores it after a pause, or sooner
 * where it says so; `store` at once.
 */
export function useKept<Value>(url: string, page: Stored<Value>, fits: (value: Value) => boolean = () => true) {
  const [keeper] = useState(() => keeperOf(url, page));
  const [value, setValue] = useState<Value>(() => JSON.parse(keeper.wanted));
  const pause = useRef(PAUSE_MS);
  const standing = useSyncExternalStore(keeper.listen, keeper.standing, keeper.standing);
  const wanted = fits(value) ? JSON.stringify(value) : null;

  useEffect(() => keeper.open(), [keeper]);

  // Each change begins the pause anew.
  useEffect(() => {
    keeper.want(wanted);
    const timer = setTimeout(keeper.store, pause.current);
    return () => clearTimeout(timer);
  }, [keeper, wanted]);

  const change = useCallback((next: SetStateAction<Value>, pauseMs = PAUSE_MS) => {
    pause.current = pauseMs;
    setValue(next);
  }, []);
  return { value, change, store: keeper.store, ...standing };
}
