"use client";

import { useEffect, useRef } from "react";

/** Hears keys that are the page's: pressed alone, and not into a field or a window above it. `press` says whether one was its own. */
export function usePageKeys(press: (key: string) => boolean): void {
  // Heard by one listener, which asks for what the page is now.
  const now = useRef(press);
  now.current = press;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!event.defaultPrevented && isPageKey(event) && now.current(event.key.toLowerCase())) event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

function isPageKey(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      "input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=alertdialog]",
    ) !== null
  );
}
