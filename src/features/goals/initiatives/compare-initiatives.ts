import type { Tx } from "@/db/client";
import type { InitiativeRow } from "@/db/queries/goals/find-initiative";
import type { Dimension } from "@/db/queries/list-dimensions";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, countDays } from "@/domain/calendar/day";
import { adjustFamily, type Verdict, verdictOf } from "@/domain/metrics/change";
import { METRICS } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import { settlingDays } from "@/domain/metrics/rates";
import type { BeforeAfterNumbers, BeforeAfterReader } from "@/features/goals/goal-reader";

/** Which number of which survey an initiative is looked at by, among whom. */
export interface LookedAt {
  readonly initiative: InitiativeRow;
  readonly metric: MetricId;
  /** Null where the number follows from no answers. */
  readonly survey: { readonly id: string; readonly name: string } | null;
  /** The goal's own segment, where it is looked at for a goal. */
  readonly within: { readonly name: string; readonly value: string } | null;
}

interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** Days before and after, as many of each; or the day on which there are enough. */
export type ComparedDays = { readonly before: DayRange; readonly after: DayRange } | { readonly opensOn: string };

/** How an initiative went together with a number. `numbers` null: too early, or the survey does not ask for it. */
export interface ComparedInitiative extends LookedAt {
  readonly days: ComparedDays;
  readonly numbers: BeforeAfterNumbers | null;
  /** After correction over all that stand together on the screen; null where nothing can be said. */
  readonly assessment: Verdict["assessment"];
}

const MOST_WEEKS = 13;

/**
 * The whole weeks since an initiative (since its last day, where it has one) up to yesterday (the last day whose invitations
 * had their time, where it is looked at by the response rate), at most a quarter, and as many
 * before its first day. Whole weeks, so that each side has the same weekdays; the days it took are on neither side.
 */
export function comparedDays(
  { startsOn, endsOn }: Pick<InitiativeRow, "startsOn" | "endsOn">,
  yesterday: string,
  metric: MetricId,
): ComparedDays {
  const waits = settlingDays(metric);
  const from = endsOn === null ? startsOn : addDays(endsOn, 1);
  const weeks = Math.min(MOST_WEEKS, Math.floor(countDays(from, addDays(yesterday, -waits)) / 7));
  if (weeks === 0) return { opensOn: addDays(from, 7 + waits) };
  const days = 7 * weeks;
  return {
    before: { from: addDays(startsOn, -days), to: addDays(startsOn, -1) },
    after: { from, to: addDays(from, days - 1) },
  };
}

/** Compares each before and after; the p-values are corrected over all of them together. */
export async function compareInitiatives(
  tx: Tx,
  scope: WorkspaceScope,
  read: BeforeAfterReader,
  looked: readonly LookedAt[],
  yesterday: string,
): Promise<ComparedInitiative[]> {
  const today = addDays(yesterday, 1);
  const found: { one: LookedAt; days: ComparedDays; numbers: BeforeAfterNumbers | null }[] = [];
  for (const one of looked) {
    const days = comparedDays(one.initiative, yesterday, one.metric);
    const numbers = "opensOn" in days ? null : await read(tx, scope, { ...questionOf(one), ...days, today });
    found.push({ one, days, numbers });
  }
  const adjusted = adjustFamily(
    found.map(({ numbers }) => (numbers?.broken ? null : (numbers?.change.pValue ?? null))),
  );
  return found.map(({ one, days, numbers }, place) => ({
    ...one,
    days,
    numbers,
    assessment:
      numbers === null || numbers.broken || numbers.suppressed
        ? null
        : verdictOf(numbers.change, adjusted[place] ?? null, METRICS[one.metric].better).assessment,
  }));
}

/** Whether an initiative concerns anybody among whom a goal is measured: not where it is about another value of the same. */
export function concerns(
  { segmentName, segmentValue }: Pick<InitiativeRow, "segmentName" | "segmentValue">,
  segment: LookedAt["within"],
): boolean {
  return segment === null || segmentName !== segment.name || segmentValue === segment.value;
}

/** Whether anybody it concerns answers a survey of these dimensions. */
export function isAsked(
  { segmentName, segmentValue }: Pick<InitiativeRow, "segmentName" | "segmentValue">,
  dimensions: readonly Dimension[],
): boolean {
  if (segmentName === null || segmentValue === null) return true;
  return dimensions.some(({ name, values }) => name === segmentName && values.includes(segmentValue));
}

function questionOf({ initiative, metric, survey, within }: LookedAt) {
  const { segmentName: name, segmentValue: value } = initiative;
  const group = name === null || value === null ? null : { name, value };
  // Among themselves alone there would be nobody to compare with.
  const filters = within === null || within.name === group?.name ? {} : { [within.name]: within.value };
  return { metric, survey: survey?.id ?? null, filters, group };
}
