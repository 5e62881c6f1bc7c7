import { addDays } from "@/domain/calendar/day";
import type { DayRange } from "@/features/dashboards/cut-days";
import type { AnswerComparison, AnswerSegment, MetricAnswer } from "@/features/dashboards/metric-answer";
import type { MainMetric, OverviewNumbers } from "@/features/dashboards/overview/read-overview";
import { hasClearChange, type ToldTile } from "@/features/dashboards/overview/read-tiles";

/** A group whose change is clear: from where to where. */
export interface MovedGroup {
  readonly value: string;
  readonly before: number;
  readonly now: number;
  readonly assessment: "better" | "worse";
}

/** What happened about when the days began, and whom it concerned. */
export interface NearEvent {
  readonly name: string;
  readonly day: string;
}

/** What the page says of the metric it leads with. */
export type Finding =
  /** One group changed and carries at least half of the whole's change. */
  | { readonly kind: "carried"; readonly group: MovedGroup; readonly event: NearEvent | null }
  /** The whole changed; these groups did, clearly, and so many did not. */
  | { readonly kind: "moved"; readonly groups: readonly MovedGroup[]; readonly event: NearEvent | null }
  /** The whole shows no clear change, and some groups do. */
  | { readonly kind: "groups"; readonly groups: readonly MovedGroup[] }
  | { readonly kind: "unclear" }
  /** There is a number, and nothing to compare it with. */
  | { readonly kind: "uncompared" }
  | { readonly kind: "few" }
  | { readonly kind: "hidden" }
  /** Nobody answered, and there are numbers that follow from no answers. */
  | { readonly kind: "operations" }
  | { readonly kind: "silent" };

/** The page's judgement: the finding, what else really changed, and what was looked at. */
export interface Judgement {
  readonly finding: Finding;
  /** The groups of the dimension shown whose change is not clear, the largest first. */
  readonly unclear: readonly string[];
  /** Other metrics that really changed. */
  readonly also: readonly MetricAnswer[];
  /** How many metrics were compared, and how many of them really changed. */
  readonly tested: number;
  readonly changed: number;
}

const ENOUGH = 10;
/** A group carries a change when at least this share of it runs through the group. */
const CARRIES = 0.5;
/** An event this near to the first day stands for it: before and since are nearly the two sides that were compared. */
const NEAR_DAYS = 10;

/** Judges what the numbers say. Every word of change rests on a test, corrected for all that were made. */
export function judgeOverview({ tiles, operations, main, days, events }: OverviewNumbers): Judgement {
  // Retention is churn told the other way round: one test, one piece of news.
  const told = [...tiles, ...operations].filter(({ metric }) => metric !== "customer_retention");
  const compared = told.filter((tile) => (tile.computed?.answer.comparison?.assessment ?? null) !== null);
  const clear = compared.filter(hasClearChange);
  return {
    finding: main === null ? withoutScores(compared.length > 0, told) : findingOf(main, days.range, events),
    unclear:
      main === null
        ? []
        : comparedGroups(main)
            .filter(isUnclear)
            .map((one) => one.value),
    also: clear.flatMap((tile) => (tile === main?.tile || !tile.computed ? [] : [tile.computed.answer])),
    tested: compared.length,
    changed: clear.length,
  };
}

function withoutScores(compared: boolean, told: readonly ToldTile[]): Finding {
  const known = compared || told.some(({ computed }) => computed !== null && computed.answer.value !== null);
  return { kind: known ? "operations" : "silent" };
}

function findingOf(main: MainMetric, range: DayRange, events: OverviewNumbers["events"]): Finding {
  const { answer } = main.tile.computed;
  if (answer.suppressed) return { kind: "hidden" };
  if (answer.value === null) return { kind: "silent" };
  if (answer.n < ENOUGH) return { kind: "few" };
  const groups = comparedGroups(main).flatMap(movedGroup);
  const { comparison } = answer;
  if (!comparison?.assessment) return { kind: "uncompared" };
  if (!hasClearChange(main.tile)) return groups.length > 0 ? { kind: "groups", groups } : { kind: "unclear" };
  const carrier = carrierOf(main, groups, comparison);
  const by = main.groups?.by ?? "";
  if (carrier) return { kind: "carried", group: carrier, event: eventNear(range, events, [by, carrier.value]) };
  return { kind: "moved", groups, event: eventNear(range, events, null) };
}

/** The one group that changed clearly, in the direction of the whole, where it carries at least half of its change. */
function carrierOf(
  { groups: found }: MainMetric,
  groups: readonly MovedGroup[],
  comparison: AnswerComparison,
): MovedGroup | null {
  const [group, ...others] = groups;
  const { difference } = comparison;
  if (!group || others.length > 0 || !difference || group.assessment !== comparison.assessment) return null;
  const part = found?.split?.parts.find((one) => one.kind === "value" && one.value === group.value);
  if (!part) return null;
  return (part.whoAnswered + part.whatTheySaid) / difference >= CARRIES ? group : null;
}

/** Those with answers on both sides, the largest first, so that a sentence names them in that order. */
function comparedGroups({ groups }: MainMetric): AnswerSegment[] {
  return (groups?.segments ?? [])
    .filter((one) => (one.result.comparison?.assessment ?? null) !== null)
    .sort((a, b) => b.result.n - a.result.n);
}

function isUnclear(segment: AnswerSegment): boolean {
  return segment.result.comparison?.assessment === "no clear change";
}

function movedGroup({ value, result }: AnswerSegment): MovedGroup[] {
  const { comparison } = result;
  const assessment = comparison?.assessment;
  if ((assessment !== "better" && assessment !== "worse") || result.value === null) return [];
  const before = comparison?.value ?? null;
  return before === null ? [] : [{ value, before, now: result.value, assessment }];
}

/** The event nearest to the first day, of those that concern everybody or just this group. */
function eventNear(
  range: DayRange,
  events: OverviewNumbers["events"],
  group: readonly [name: string, value: string] | null,
): NearEvent | null {
  const concerns = (event: OverviewNumbers["events"][number]) =>
    event.segmentName === null || (event.segmentName === group?.[0] && event.segmentValue === group[1]);
  const near = events.filter(
    (event) =>
      concerns(event) &&
      event.startsOn >= addDays(range.from, -NEAR_DAYS) &&
      event.startsOn <= addDays(range.from, NEAR_DAYS),
  );
  const distance = (day: string) => Math.abs(Date.parse(day) - Date.parse(range.from));
  const [nearest] = near.sort((a, b) => distance(a.startsOn) - distance(b.startsOn));
  return nearest ? { name: nearest.name, day: nearest.startsOn } : null;
}
