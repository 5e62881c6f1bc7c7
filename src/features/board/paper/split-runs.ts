import bidiFactory from "bidi-js";
import { type Face, facesOf, type Voice } from "@/features/board/paper/read-faces";

/** A stretch of a line in one face and one direction, with its letters in the order in which they are drawn. */
export interface Run {
  readonly text: string;
  readonly face: Face;
  readonly level: number;
}

/** Stands for a character that none of the faces has. */
export const UNKNOWN = "□";

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Marks of direction have done their work once the levels are known, and joiners of emoji are drawn by the face. */
const UNSEEN = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;
const JOINERS = new Set([0x200c, 0x200d, 0xfe0e, 0xfe0f]);
const ARABIC = /\p{Script=Arabic}/u;

/** Plain letters, which need no algorithm where a text is read from the left: most of what is printed. */
const PLAIN = /^[ -~]*$/;

/** Levels of a paragraph by the Unicode algorithm; `auto` follows its first letter that has a direction. */
export function levelsOf(text: string, direction: "ltr" | "rtl" | "auto"): ReturnType<typeof bidi.getEmbeddingLevels> {
  if (direction === "ltr" && PLAIN.test(text))
    return {
      levels: new Uint8Array(text.length),
      paragraphs: [{ start: 0, end: Math.max(0, text.length - 1), level: 0 }],
    };
  return bidi.getEmbeddingLevels(text, direction === "auto" ? undefined : direction);
}

export type Levels = ReturnType<typeof levelsOf>;

/**
 * The line from `start` to `end` of a paragraph as runs from left to right. What the faces have no letter for becomes a
 * box: nothing vanishes.
 */
export function splitRuns(text: string, levels: Levels, voice: Voice, start: number, end: number): Run[] {
  const line = text.slice(start, end);
  if (PLAIN.test(line) && levels.levels.subarray(start, end).every((level) => level === 0))
    return line === "" ? [] : [{ text: line, face: first(voice), level: 0 }];
  const runs: { text: string; face: Face; level: number }[] = [];
  let place = start;
  for (const { segment } of graphemes.segment(line)) {
    const level = levels.levels[place] ?? 0;
    place += segment.length;
    const last = runs.at(-1);
    for (const part of drawable(segment, voice, last?.face ?? null)) {
      const open = runs.at(-1);
      if (open && open.face === part.face && open.level === level) open.text += part.text;
      else runs.push({ ...part, level });
    }
  }
  return reorder(runs.map((run) => ({ ...run, text: turned(run.text, run.level, run.face) })));
}

type Piece = { readonly text: string; readonly face: Face };

/** What was found for a letter is found again: a pack repeats the same few hundred. */
const known = new Map<string, readonly Piece[]>();
const MOST_KNOWN = 20_000;

/** A grapheme in the first face that has all of it; spaces stay in the face they follow. */
function drawable(grapheme: string, voice: Voice, before: Face | null): readonly Piece[] {
  if (/^\s$/u.test(grapheme)) return [spaceOf(grapheme, voice, before)];
  const key = `${voice} ${grapheme}`;
  const found = known.get(key) ?? look(grapheme, voice);
  if (known.size < MOST_KNOWN) known.set(key, found);
  return found;
}

function spaceOf(grapheme: string, voice: Voice, before: Face | null): Piece {
  const face = before?.has(0x20) && before.script !== "emoji" ? before : first(voice);
  return { text: /[\u00a0\u202f]/.test(grapheme) && face.has(0xa0) ? "\u00a0" : " ", face };
}

function look(grapheme: string, voice: Voice): readonly Piece[] {
  const codes = [...grapheme].map((one) => one.codePointAt(0) ?? 0).filter((code) => !isUnseen(code));
  const asked = codes.filter((code) => !JOINERS.has(code));
  if (asked.length === 0) return [];
  for (const face of facesOf(voice)) {
    if (!asked.every(face.has)) continue;
    const kept = face.script === "emoji" ? codes : codes.filter((code) => face.has(code));
    return [{ text: String.fromCodePoint(...kept.filter((code) => code !== 0xfe0f && code !== 0xfe0e)), face }];
  }
  // Letters with marks that no face has together are drawn one by one.
  if (asked.length > 1) return asked.flatMap((code) => look(String.fromCodePoint(code), voice));
  const face = [...facesOf(voice)].find((one) => one.has(UNKNOWN.codePointAt(0) ?? 0)) ?? first(voice);
  return [{ text: UNKNOWN, face }];
}

function isUnseen(code: number): boolean {
  return UNSEEN.test(String.fromCodePoint(code)) || (code < 0x20 && code !== 0x0a);
}

function first(voice: Voice): Face {
  const [face] = facesOf(voice);
  if (!face) throw new Error("A voice has a face.");
  return face;
}

/** Letters of a run from the right: Arabic is turned and joined by the face's own shaping, all else is turned here. */
function turned(text: string, level: number, face: Face): string {
  if (level % 2 === 0 || (face.script === "arabic" && ARABIC.test(text))) return text;
  const mirrored = [...graphemes.segment(text)].map(({ segment }) => bidi.getMirroredCharacter(segment) ?? segment);
  return mirrored.reverse().join("");
}

/** Runs from left to right (rule L2): whatever is at least as deep as a level is turned, from the deepest on. */
function reorder(runs: readonly Run[]): Run[] {
  const ordered = [...runs];
  const deepest = Math.max(0, ...ordered.map(({ level }) => level));
  for (let level = deepest; level > 0; level -= 1) {
    for (let i = 0; i < ordered.length; i += 1) {
      if ((ordered[i]?.level ?? 0) < level) continue;
      let end = i;
      while (end < ordered.length && (ordered[end]?.level ?? 0) >= level) end += 1;
      ordered.splice(i, end - i, ...ordered.slice(i, end).reverse());
      i = end;
    }
  }
  return ordered;
}

/** How many characters of a text no face has. */
export function countUnknown(text: string): number {
  let n = 0;
  // What every pack is written with need not be looked up.
  for (const { segment } of graphemes.segment(text.replace(/[\s -\u024f\u0600-\u06ff\u2000-\u206f]+/g, " ")))
    n += drawable(segment, "plain", null).filter((one) => one.text === UNKNOWN && segment !== UNKNOWN).length;
  return n;
}
