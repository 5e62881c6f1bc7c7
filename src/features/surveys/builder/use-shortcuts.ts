"use client";

import { useEffect, useRef } from "react";
import { type Command, commandOf } from "@/features/surveys/builder/read-shortcut";

/** Around the fields whose typing is part of the draft's history. */
export const DRAFT_FIELDS = "data-draft-fields";

const TYPED =
  "input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable=true]";
const FLOATING = "[role=dialog], [role=menu], [role=alertdialog]";

/** Listens for the builder's keys. What floats (dialogs, menus) keeps its keys; the handler says whether it did something. */
export function useShortcuts(letters: boolean, run: (command: Command) => boolean): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || !(event.target instanceof Element)) return;
      if (event.target.closest(FLOATING)) return;
      const command = commandOf(event, whereIs(event.target), letters);
      if (command && latest.current(command)) event.preventDefault();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [letters]);
}

function whereIs(target: Element): "draft-field" | "own-field" | "elsewhere" {
  if (!target.matches(TYPED)) return "elsewhere";
  return target.closest(`[${DRAFT_FIELDS}]`) ? "draft-field" : "own-field";
}
