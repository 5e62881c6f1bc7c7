import type { ImportFault } from "@/domain/imports/fault";

/** What a cell of a score question says. */
export type ReadCell =
  | { readonly kind: "score"; readonly score: number }
  | { readonly kind: "missing" }
  | { readonly kind: "notApplicable" }
  | { readonly kind: "invalid"; readonly fault: ImportFault };

/** How a score column is read. */
export interface CellRule {
  readonly min: number;
  readonly max: number;
  /** The high end of the file means bad (effort): scores are turned round, min + max − x. */
  readonly reversed: boolean;
  /** Codes that the person declared to say nothing, such as 11 or "Blank". */
  readonly missing: readonly string[];
  /** Words that stand for a number of the file's scale: good is 1, bad is 0. */
  readonly values?: Readonly<Record<string, number>>;
  /** The question offers "not applicable". */
  readonly na?: boolean;
}

/** What our files say where somebody said that a question does not apply. */
export const NOT_APPLICABLE = "na";

const NUMBER = /^[+-]?\d{1,15}(\.\d{1,15})?$/;
const LONGEST_QUOTE = 40;

/**
 * Compiles the rule for one score column. Blank is missing; a declared code is missing, compared as a number where both
 * are numbers (`11` is `11.0`) and without case; `9.0` is 9; {@link NOT_APPLICABLE} is that where it is offered. Whatever else is no whole number on the scale is invalid:
 * kept and counted as such, never as a score.
 */
export function compileCell(rule: CellRule): (cell: string) => ReadCell {
  const codes = new Set(rule.missing.map(canonical));
  const words = new Map(Object.entries(rule.values ?? {}).map(([word, value]) => [canonical(word), String(value)]));
  return (cell) => {
    const written = canonical(cell);
    const code = words.get(written) ?? written;
    if (code === "" || codes.has(code)) return { kind: "missing" };
    if (rule.na && code === NOT_APPLICABLE) return { kind: "notApplicable" };
    if (!NUMBER.test(code)) return invalid("notANumber", cell);
    const value = Number(code);
    if (!Number.isInteger(value)) return invalid("notWhole", cell);
    if (value < rule.min || value > rule.max) return invalid("offScale", cell, { min: rule.min, max: rule.max });
    return { kind: "score", score: rule.reversed ? rule.min + rule.max - value : value };
  };
}

function invalid(code: ImportFault["code"], cell: string, scale: Readonly<Record<string, number>> = {}): ReadCell {
  return { kind: "invalid", fault: { code, values: { cell: shortened(cell), ...scale } } };
}

/** A cell in the form in which two that say the same are equal. */
function canonical(text: string): string {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  // + 0 turns −0 into 0.
  return NUMBER.test(plain) ? String(Number(plain) + 0) : plain;
}

/** What no screen shows, or what turns the sentence around it: shown as a sign of its own, since it may be the fault. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u200b\u2060]/gu;

/** A cell as a problem repeats it: short, on one line. */
export function shortened(cell: string): string {
  const line = cell.trim().replace(/\s+/g, " ").replace(UNSEEN, "\ufffd");
  const short = [...line.slice(0, LONGEST_QUOTE * 2)].slice(0, LONGEST_QUOTE).join("");
  return `${short}${short.length < line.length ? "…" : ""}`;
}
