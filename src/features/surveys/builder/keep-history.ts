import type { Definition } from "@/domain/survey/definition";
import { changedText } from "@/domain/survey/edit/changed-text";
import type { Place } from "@/features/surveys/builder/name-place";

/** What was made of a draft, step by step. Steps hold whole documents; what they share is the same object. */
export interface History {
  readonly past: readonly Definition[];
  readonly present: Definition;
  readonly future: readonly Definition[];
  /** The text being typed: the next letter of it joins its step. */
  readonly typing: { readonly place: string; readonly at: number } | null;
}

const MOST_STEPS = 200;
/** After such a pause, typing is a new step. */
const PAUSE_MS = 1_200;

/** A history with nothing to undo. */
export function begin(present: Definition): History {
  return { past: [], present, future: [], typing: null };
}

/** The next step, at `now` (milliseconds). Letters typed in one field without a pause are one step; what was undone is gone. */
export function record(history: History, next: Definition, now: number): History {
  const { past, present, typing } = history;
  if (next === present) return history;
  const place = changedText(present, next);
  const joins = place !== null && typing !== null && typing.place === place && now - typing.at < PAUSE_MS;
  return {
    past: joins ? past : [...past.slice(1 - MOST_STEPS), present],
    present: next,
    future: [],
    typing: place === null ? null : { place, at: now },
  };
}

/** One step back; the same history at its beginning. */
export function undo({ past, present, future, ...rest }: History): History {
  const before = past.at(-1);
  if (!before) return { past, present, future, ...rest };
  return { past: past.slice(0, -1), present: before, future: [present, ...future], typing: null };
}

/** One step forth, after an undo; the same history at its end. */
export function redo({ past, present, future, ...rest }: History): History {
  const [next, ...later] = future;
  if (!next) return { past, present, future, ...rest };
  return { past: [...past, present], present: next, future: later, typing: null };
}

/** The question or ending to look at after a step; null where none differs (languages, the brand). */
export function changedPlace(before: Definition, after: Definition): Place | null {
  for (const list of ["questions", "endings"] as const) {
    const known = new Set<unknown>(before[list]);
    const changed = after[list].find((one) => !known.has(one));
    if (changed) return { list, id: changed.id };
    const at = before[list].findIndex((one, index) => one !== after[list][index]);
    const near = at < 0 ? undefined : (after[list][at] ?? after[list].at(-1));
    if (near) return { list, id: near.id };
  }
  if (before.logic === after.logic) return null;
  const rules = new Set<unknown>(before.logic);
  const rule = after.logic.find((one) => !rules.has(one)) ?? before.logic.find((one) => !after.logic.includes(one));
  return rule ? { list: "questions", id: rule.after } : null;
}
