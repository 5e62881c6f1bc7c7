import type { NumberSheet } from "@/domain/exports/number-rows";
import type { Unit } from "@/domain/metrics/metric-id";

/** The parts of a board pack, in the order of its pages. */
export const PACK_SECTIONS = [
  "overview",
  "scores",
  "staying",
  "service",
  "promises",
  "quality",
  "goals",
  "follow_ups",
] as const;
export type PackSectionName = (typeof PACK_SECTIONS)[number];

/** What became of a number, in the field's words. */
export type Assessment = "better" | "worse" | "no clear change" | null;

/**
 * A board pack as it was made: every word and number of it, in its own language. It is written once and only read from
 * then on, so that whatever is made of it again is made of the same numbers.
 */
export interface PackDocument {
  readonly version: 1;
  readonly locale: string;
  /** `logo`: a stored picture, read when the pack is printed. */
  readonly brand: { readonly name: string; readonly color: string; readonly logo: string | null };
  readonly cover: PackCover;
  readonly sections: readonly PackSection[];
  /** What the pack cannot say: too few answers, answers held back, breaks in a series. */
  readonly unknown: readonly UnknownPart[];
  readonly definitions: readonly PackDefinition[];
  /** Said on the page of methods, below the definitions. */
  readonly methods: readonly string[];
  /** The surveys whose answers it counts. */
  readonly surveys: readonly { readonly id: string; readonly name: string }[];
  /** Every number of it, for the files beside the PDF. */
  readonly sheet: NumberSheet;
}

export interface PackCover {
  readonly title: string;
  /** "July – September 2026, compared with April – June 2026". */
  readonly days: string;
  readonly verdict: string;
  readonly lead: string;
  /** "Closed on 5 Oct 2026"; or that the days may still change. */
  readonly standing: string;
  /** "Made on 22 Nov 2026, 19:30 (Europe/Berlin)". */
  readonly made: string;
}

export interface PackSection {
  readonly key: string;
  readonly title: string;
  readonly lead: string;
  readonly blocks: readonly PackBlock[];
}

export interface UnknownPart {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What a number means, how it is computed and how sure it is. */
export interface PackDefinition {
  readonly name: string;
  readonly meaning: string;
  readonly formula: string;
  readonly method: string;
}

export type PackBlock =
  | TilesBlock
  | TrendBlock
  | DotsBlock
  | WaterfallBlock
  | SurvivalBlock
  | TableBlock
  | { readonly kind: "text"; readonly text: string; readonly quiet?: boolean }
  | CommentsBlock;

export interface TilesBlock {
  readonly kind: "tiles";
  readonly rows: readonly { readonly name: string; readonly tiles: readonly PackTile[] }[];
}

export interface PackTile {
  readonly label: string;
  /** Null: `instead` says why there is no number. */
  readonly value: string | null;
  readonly instead: string;
  readonly between: string;
  readonly count: string;
  readonly rough: boolean;
  readonly assessment: Assessment;
  readonly direction: "up" | "down" | null;
  readonly change: string;
  readonly goal: string;
  readonly ruler: PackRuler | null;
}

/** What an interval ruler is drawn from, in the metric's unit. */
export interface PackRuler {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly before?: number | null;
  readonly goal?: number | null;
  readonly min?: number;
  readonly max?: number;
}

/** A line over time with its band. */
export interface TrendBlock {
  readonly kind: "trend";
  readonly title: string;
  readonly caption: string;
  readonly points: readonly PackPoint[];
  readonly unit: Unit;
  readonly min: number;
  /** Null: the scale has no upper end. */
  readonly max: number | null;
  readonly from?: number;
  readonly goal: { readonly value: number; readonly label: string } | null;
}

export interface PackPoint {
  readonly key: string;
  readonly label: string;
  readonly title: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly valueText: string;
  readonly rough?: boolean;
  readonly partial?: boolean;
  readonly breakBefore?: { readonly label: string; readonly note?: string };
}

/** Groups as dots with their intervals on one axis. */
export interface DotsBlock {
  readonly kind: "dots";
  readonly title: string;
  readonly caption: string;
  readonly valueHead: string;
  readonly countHead: string;
  readonly unit: Unit;
  readonly min: number;
  readonly max: number | null;
  /** The values are differences: the axis shows zero. */
  readonly zero: boolean;
  readonly note: string;
  readonly rows: readonly PackDot[];
}

export interface PackDot {
  readonly label: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly valueText: string;
  readonly countText: string;
  readonly betweenText: string;
  readonly rough?: boolean;
  readonly assessment?: Assessment;
}

/** How an amount moved from one end to the other. */
export interface WaterfallBlock {
  readonly kind: "waterfall";
  readonly title: string;
  readonly caption: string;
  readonly cutText: string;
  readonly bars: readonly {
    readonly label: string;
    readonly kind: "end" | "change";
    readonly amount: number;
    readonly amountText: string;
  }[];
}

/** How long customers stay, as steps with their bands. */
export interface SurvivalBlock {
  readonly kind: "survival";
  readonly title: string;
  readonly caption: string;
  readonly countedHead: string;
  readonly end: number;
  /** Where the axis of shares begins. */
  readonly floor: number;
  readonly marks: readonly { readonly time: number; readonly label: string }[];
  readonly lines: readonly PackCurve[];
}

export interface PackCurve {
  readonly name: string;
  readonly steps: readonly {
    readonly time: number;
    readonly share: number;
    readonly low: number | null;
    readonly high: number | null;
  }[];
  /** How many are counted at each mark. */
  readonly counted: readonly string[];
}

export interface TableBlock {
  readonly kind: "table";
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly PackCell[])[];
  readonly note: string;
}

export interface PackCell {
  readonly text: string;
  readonly strong?: boolean;
  readonly tone?: Assessment;
}

/**
 * Comments by the answers they stand in. Their words are read when the pack is opened, never stored with it, so that a
 * person who is erased is erased from it as well.
 */
export interface CommentsBlock {
  readonly kind: "comments";
  readonly title: string;
  readonly items: readonly {
    readonly responseId: string;
    readonly questionId: string;
    /** "9 of 10 · 3 Sep 2026". */
    readonly about: string;
  }[];
}
