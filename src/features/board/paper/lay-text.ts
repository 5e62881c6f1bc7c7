import type { Paper } from "@/features/board/paper/open-paper";
import type { Voice } from "@/features/board/paper/read-faces";
import { type Levels, levelsOf, type Run, splitRuns } from "@/features/board/paper/split-runs";

/** A line ready to be drawn: its runs from left to right, and whether it is read from the right. */
export interface LaidLine {
  readonly runs: readonly Run[];
  readonly width: number;
  readonly fromRight: boolean;
}

export interface TextLook {
  readonly voice?: Voice;
  readonly size: number;
  readonly direction?: "ltr" | "rtl" | "auto";
}

const ELLIPSIS = "…";
/** Where a line may end: after spaces, hyphens, dashes and slashes. */
const WORDS = /[^ \t\-–—/]*(?:[-–—/]+|[ \t]+|$)/gu;

/** Breaks a text into lines of a width; of more than `most` lines the last one ends in "…". */
export function layText(
  paper: Paper,
  text: string,
  { voice = "plain", size, direction = paper.direction }: TextLook,
  width: number,
  most: number = Number.POSITIVE_INFINITY,
): LaidLine[] {
  const lines: LaidLine[] = [];
  for (const paragraph of sentences(text, direction).split(/\r\n|[\n\r\u2028\u2029]/)) {
    if (lines.length >= most) break;
    const levels = levelsOf(paragraph, direction);
    const lay = (start: number, end: number) => laid(paper, paragraph, levels, { voice, size }, start, end);
    let start = 0;
    let end = 0;
    let used = 0;
    let space = 0;
    const flush = (to: number) => {
      lines.push(lay(start, to));
      start = to;
      end = to;
      used = 0;
      space = 0;
    };
    for (const [word] of paragraph.matchAll(WORDS)) {
      if (word === "" || lines.length > most) continue;
      const seen = word.trimEnd();
      const own = widthOf(paper, seen, voice, size);
      if (used + space + own > width && end > start) flush(end);
      used += space + own;
      space =
        (word.length - seen.length) * widthOf(paper, "n n", voice, size) -
        (word.length - seen.length) * widthOf(paper, "nn", voice, size);
      end += word.length;
      while (used > width && lines.length <= most) {
        const rest = paragraph.slice(start, end);
        const fits = fitting(paper, rest, voice, size, width);
        if (fits >= rest.length) break;
        const to = end;
        flush(start + fits);
        end = to;
        used = widthOf(paper, paragraph.slice(start, end).trimEnd(), voice, size);
      }
    }
    flush(end);
  }
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  const last = kept.at(-1);
  if (last) kept[kept.length - 1] = shortened(paper, last, { voice, size, direction }, width);
  return kept;
}

/**
 * A sentence from the right that ends before a foreign name or a figure keeps its full stop: without a mark the stop would be
 * read with what follows.
 */
function sentences(text: string, direction: "ltr" | "rtl" | "auto"): string {
  return direction === "rtl" ? text.replace(/([.:;؛!?]) (?=[^\u0600-\u06ff])/g, "$1\u200f ") : text;
}

/** How wide a text is on one line. */
export function widthOf(paper: Paper, text: string, voice: Voice, size: number): number {
  const key = `${voice} ${text}`;
  const known = paper.widths.get(key);
  if (known !== undefined) return known * size;
  const runs = splitRuns(text, levelsOf(text, paper.direction), voice, 0, text.length);
  const width = runs.reduce((sum, run) => sum + paper.measure(run), 0);
  if (text.length < 60) paper.widths.set(key, width);
  return width * size;
}

function laid(
  paper: Paper,
  text: string,
  levels: Levels,
  { voice, size }: { readonly voice: Voice; readonly size: number },
  start: number,
  to: number,
): LaidLine {
  const end = start + text.slice(start, to).trimEnd().length;
  const runs = splitRuns(text, levels, voice, start, end);
  const level = levels.paragraphs.find((one) => one.start <= start && one.end >= start)?.level ?? 0;
  return {
    runs,
    width: runs.reduce((sum, run) => sum + paper.measure(run) * size, 0),
    fromRight: text === "" ? paper.direction === "rtl" : level % 2 === 1,
  };
}

/** How many characters of a word that is longer than a line stand on it: whole letters, at least one. */
function fitting(paper: Paper, text: string, voice: Voice, size: number, width: number): number {
  const letters = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)];
  let [low, high] = [1, letters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const end = letters[middle]?.index ?? text.length;
    if (widthOf(paper, text.slice(0, end), voice, size) <= width) low = middle;
    else high = middle - 1;
  }
  return letters[low]?.index ?? text.length;
}

/** The line with "…" at its end, with as many of its letters as leave room for it. */
function shortened(paper: Paper, line: LaidLine, look: Required<TextLook>, width: number): LaidLine {
  const [dots] = layText(paper, ELLIPSIS, { ...look, direction: "ltr" }, width);
  if (!dots) return line;
  const runs = [...line.runs];
  let used = line.width;
  while (runs.length > 0 && used + dots.width > width) {
    const place = line.fromRight ? 0 : runs.length - 1;
    const run = runs[place];
    if (!run) break;
    const letters = [...run.text];
    const arabic = run.face.script === "arabic" || (line.fromRight && run.level % 2 === 0);
    // Arabic stands in the order in which it is read; all else as it is drawn.
    const text = (line.fromRight && !arabic ? letters.slice(1) : letters.slice(0, -1)).join("");
    used -= paper.measure(run) * look.size;
    if (text === "") runs.splice(place, 1);
    else {
      const shorter = { ...run, text };
      runs[place] = shorter;
      used += paper.measure(shorter) * look.size;
    }
  }
  const all = line.fromRight ? [...dots.runs, ...runs] : [...runs, ...dots.runs];
  return { runs: all, width: used + dots.width, fromRight: line.fromRight };
}
