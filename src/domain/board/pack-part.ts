import type { PackSection, UnknownPart } from "@/domain/board/pack-document";
import type { NumberRow } from "@/domain/exports/number-rows";
import type { MetricId } from "@/domain/metrics/metric-id";

/** What a pack is asked to be of. */
export interface PackRequest {
  /** Local days, both included. */
  readonly from: string;
  readonly to: string;
  readonly compare: "previous_period" | "previous_year";
  /** Null: every survey that was published. */
  readonly surveys: readonly string[] | null;
  readonly comments: boolean;
  /** Groups of fewer people are not told. */
  readonly minimum: number;
  readonly locale: string;
}

/** What one feature tells in a pack. */
export interface PackPart {
  readonly sections: readonly PackSection[];
  readonly rows: readonly NumberRow[];
  readonly unknown: readonly UnknownPart[];
  /** Whose definitions its readers need. */
  readonly metrics: readonly MetricId[];
}

/** A part of a pack that has nothing to say. */
export const NOTHING: PackPart = { sections: [], rows: [], unknown: [], metrics: [] };
