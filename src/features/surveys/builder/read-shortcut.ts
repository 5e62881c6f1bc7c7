/** What can be done by key in the builder, as its list of shortcuts says it. Single letters can be turned off. */
export const SHORTCUTS: readonly {
  readonly keys: readonly string[];
  readonly does: Command | "remove";
}[] = [
  { keys: ["A"], does: "add" },
  { keys: ["J"], does: "next" },
  { keys: ["K"], does: "previous" },
  { keys: ["E"], does: "write" },
  { keys: ["D"], does: "duplicate" },
  { keys: ["Alt", "↑"], does: "up" },
  { keys: ["Alt", "↓"], does: "down" },
  { keys: ["Delete"], does: "remove" },
  { keys: ["Ctrl", "Z"], does: "undo" },
  { keys: ["Ctrl", "Shift", "Z"], does: "redo" },
  { keys: ["Ctrl", "S"], does: "store" },
  { keys: ["?"], does: "help" },
];

/** What a key that was pressed asks for. */
export type Command =
  | "add"
  | "next"
  | "previous"
  | "write"
  | "duplicate"
  | "up"
  | "down"
  | "undo"
  | "redo"
  | "store"
  | "help";

const LETTERS: Readonly<Record<string, Command>> = {
  a: "add",
  j: "next",
  k: "previous",
  e: "write",
  d: "duplicate",
  "?": "help",
};

interface Pressed {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * The command of a key, or null. `where` is what has the focus: a field of the survey (its typing is part of the history, so
 * undo is the draft's), a field of its own (a search: the browser undoes there), or nothing that is typed in.
 */
export function commandOf(
  event: Pressed,
  where: "draft-field" | "own-field" | "elsewhere",
  letters: boolean,
): Command | null {
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && !event.altKey) {
    if (key === "s" && !event.shiftKey) return "store";
    if (where === "own-field") return null;
    if (key === "z") return event.shiftKey ? "redo" : "undo";
    return key === "y" && !event.shiftKey ? "redo" : null;
  }
  if (where !== "elsewhere") return null;
  if (event.altKey) return event.key === "ArrowUp" ? "up" : event.key === "ArrowDown" ? "down" : null;
  return letters ? (LETTERS[key] ?? null) : null;
}
