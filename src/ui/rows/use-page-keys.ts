"use client";

import { useEffect, useRef } from "react";
import { useLetterKeys } from "@/ui/rows/letter-keys";

/**
 * Hears keys that are the page's: pressed alone, and not into a field or a window above it; single characters only where the
 * person has not turned them off. `press` says whether one was its own. `last`: after everybody else on the page.
 */
export function usePageKeys(press: (key: string) => boolean, { last = false } = {}): void {
  const [letters] = useLetterKeys();
  // Heard by one listener, which asks for what the page is now.
  const now = useRef(press);
  now.current = press;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isPageKey(event)) return;
      if (!letters && isCharacter(event)) return;
      if (now.current(event.key.toLowerCase())) event.preventDefault();
    };
    const target = last ? window : document;
    // Both send what TypeScript calls an Event; only keys come by this name.
    const heard = (event: Event) => event instanceof KeyboardEvent && listen(event);
    target.addEventListener("keydown", heard);
    return () => target.removeEventListener("keydown", heard);
  }, [letters, last]);
}

/** Whether a key is pressed alone, and where nothing is typed and no window or menu has it. */
export function isPageKey(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
}

/** A letter, digit or sign, which speech input says and a slip presses; others have names such as Escape. */
export function isCharacter({ key }: { readonly key: string }): boolean {
  return key.length === 1;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      "input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=alertdialog], [role=menu]",
    ) !== null
  );
}
