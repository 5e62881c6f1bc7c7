/** What a key does on the review screen. `score`: for the category in focus. */
export type KeyCommand =
  | { readonly kind: "score"; readonly score: number | null }
  | { readonly kind: "move"; readonly by: 1 | -1 }
  | { readonly kind: "next" }
  | { readonly kind: "comment" }
  | { readonly kind: "undo" }
  | { readonly kind: "leaveText" };

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * The command of a key, or null where the key keeps its own meaning. In a text field only Escape is a command. A digit gives
 * that score where the category has it; 0 gives 10 where there is no 0.
 */
export function commandOf(
  { key, ctrlKey, metaKey, altKey }: Pressed,
  inText: boolean,
  { min, max }: { readonly min: number; readonly max: number },
): KeyCommand | null {
  if (inText) return key === "Escape" ? { kind: "leaveText" } : null;
  const lower = key.toLowerCase();
  if (ctrlKey || metaKey) return lower === "z" && !altKey ? { kind: "undo" } : null;
  if (altKey) return null;
  if (/^\d$/.test(key)) {
    const digit = Number(key);
    const score = digit === 0 && min > 0 ? 10 : digit;
    return score >= min && score <= max ? { kind: "score", score } : null;
  }
  switch (lower) {
    case "n":
      return { kind: "score", score: null };
    case "arrowdown":
      return { kind: "move", by: 1 };
    case "arrowup":
      return { kind: "move", by: -1 };
    case "enter":
      return { kind: "next" };
    case "c":
      return { kind: "comment" };
    case "u":
      return { kind: "undo" };
    default:
      return null;
  }
}
