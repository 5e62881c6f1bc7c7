"use client";

import { useCallback, useSyncExternalStore } from "react";

const KEY = "candor:letters";
const CHANGED = "candor-letters";

/** Whether single letters are shortcuts on this device: who speaks to the computer, or slips, turns them off (WCAG 2.1.4). */
export function useLetters(): readonly [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(listen, read, () => true);
  const set = useCallback((next: boolean) => {
    try {
      localStorage.setItem(KEY, next ? "on" : "off");
    } catch {
      // Storage is switched off: the choice lasts as long as nothing does.
    }
    window.dispatchEvent(new Event(CHANGED));
  }, []);
  return [on, set];
}

function listen(changed: () => void): () => void {
  window.addEventListener(CHANGED, changed);
  window.addEventListener("storage", changed);
  return () => {
    window.removeEventListener(CHANGED, changed);
    window.removeEventListener("storage", changed);
  };
}

function read(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}
