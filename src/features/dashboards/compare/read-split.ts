import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { computeScore } from "@/domain/metrics/metric";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { hiddenGroups } from "@/domain/metrics/minimum-group";
import type { ScaleId } from "@/domain/metrics/scale";
import { type SegmentPart, splitChange } from "@/domain/metrics/split";
import { answered, emptyTally, mergeTallies, type Tally } from "@/domain/metrics/tally";
import type { DayRange } from "@/features/dashboards/cut-days";
import type { Subject } from "@/features/dashboards/find-subject";
import { hiddenByFilters, isSmall } from "@/features/dashboards/hide-small-groups";
import { chooseScale, poolTallies, tallyByValue } from "@/features/dashboards/pool-series";
import { type Pieces, readBothSides } from "@/features/dashboards/read-pieces";

/** Which change to split, and by which dimension. */
export interface SplitQuery {
  readonly metric: ScoreMetricId;
  readonly subject: Subject;
  /** The dimension. */
  readonly by: string;
  readonly range: DayRange;
  readonly compared: DayRange;
  readonly filters: Readonly<Record<string, string>>;
  /** The other side's filters, where they are not the same. */
  readonly comparedFilters?: Readonly<Record<string, string>>;
  /** The tallies of both sides, where they were read already: of all, and by the dimension. */
  readonly pieces?: { readonly total: Pieces; readonly groups?: Pieces | undefined };
}

/** One side of a group: how many answered and what they gave; no value where nobody did. */
export interface GroupSide {
  readonly n: number;
  readonly value: number | null;
}

/** A group's part of a change, in the metric's unit. */
export interface SplitPart extends SegmentPart {
  /** `value`: one of the dimension's; `none`: who has no value of it; `hidden`: groups too small to be told apart. */
  readonly kind: "value" | "none" | "hidden";
  /** The dimension's value; '' for the other kinds. */
  readonly value: string;
  readonly current: GroupSide;
  readonly previous: GroupSide;
}

/** A change and what it is made of: `whoAnswered + whatTheySaid = difference`, and the parts add up to both. */
export interface ChangeSplit {
  readonly metric: ScoreMetricId;
  readonly scale: ScaleId;
  readonly by: string;
  readonly difference: number;
  readonly whoAnswered: number;
  readonly whatTheySaid: number;
  /** The largest parts first. */
  readonly parts: readonly SplitPart[];
}

interface Group {
  readonly key: string;
  readonly kind: SplitPart["kind"];
  readonly value: string;
  readonly current: Tally;
  readonly previous: Tally;
}

/**
 * Who answered, or what they said: the raw change between two sides, split by one dimension (Kitagawa). Everybody counts:
 * who has no value of the dimension is a group too, so that the parts add up to the change exactly.
 * Null where there is nothing to split: a side without answers, answers on different scales, one group alone, or too few
 * people for an anonymous survey to tell of.
 */
export async function readSplit(tx: Tx, scope: WorkspaceScope, query: SplitQuery): Promise<ChangeSplit | null> {
  const { metric, subject, range, compared, filters } = query;
  const other = query.comparedFilters ?? filters;
  const total = await readSides(tx, scope, query, "", query.pieces?.total);
  const scale = chooseScale(metric, subject.series, total.current);
  const whole = {
    current: poolTallies(subject.series, total.current, scale),
    previous: poolTallies(subject.series, total.previous, scale),
  };
  const sizes = [answered(whole.current.counts), answered(whole.previous.counts)];
  if (sizes.some((n) => n === 0)) return null;
  const minimum = subject.minimumGroup;
  if (minimum !== null) {
    if (sizes.some((n) => isSmall(n, minimum))) return null;
    const now = await hiddenByFilters(tx, scope, { subject, scale, filters, minimum }, [range]);
    const before = await hiddenByFilters(tx, scope, { subject, scale, filters: other, minimum }, [compared]);
    if (now.size + before.size > 0) return null;
  }
  const pieces = await readSides(tx, scope, query, query.by, query.pieces?.groups);
  const named = groupsOf(
    tallyByValue(subject.series, pieces.current, scale),
    tallyByValue(subject.series, pieces.previous, scale),
  );
  const groups = mergeHidden([...named, withoutValue(named, whole)].filter(holdsAnswers), minimum);
  if (groups.length < 2) return null;
  const pairs = groups.map((group) => ({
    key: group.key,
    kind: group.kind,
    value: group.value,
    current: sideOf(metric, scale, group.current),
    previous: sideOf(metric, scale, group.previous),
  }));
  const split = splitChange(pairs);
  if (split === null) return null;
  const { difference, whoAnswered, whatTheySaid, segments } = split;
  const parts = pairs.flatMap((pair) => {
    const part = segments.find((one) => one.key === pair.key);
    return part ? [{ ...pair, ...part }] : [];
  });
  const weight = (part: SegmentPart) => Math.abs(part.whoAnswered) + Math.abs(part.whatTheySaid);
  return {
    metric,
    scale,
    by: query.by,
    difference,
    whoAnswered,
    whatTheySaid,
    parts: parts.sort((a, b) => weight(b) - weight(a)),
  };
}

/** Both sides' tallies, in one statement where their filters are the same. */
async function readSides(tx: Tx, scope: WorkspaceScope, query: SplitQuery, by: string, known: Pieces | undefined) {
  const { subject, range, compared, filters, comparedFilters } = query;
  const now =
    known ?? (await readBothSides(tx, scope, { subject, by, filters }, [range], comparedFilters ? null : compared));
  if (!comparedFilters) return { current: now.within(range), previous: now.within(compared) };
  const before = await readBothSides(tx, scope, { subject, by, filters: comparedFilters }, [compared], null);
  return { current: now.within(range), previous: before.within(compared) };
}

function groupsOf(current: ReadonlyMap<string, Tally>, previous: ReadonlyMap<string, Tally>): Group[] {
  return [...new Set([...current.keys(), ...previous.keys()])].sort().map((value) => ({
    key: `=${value}`,
    kind: "value",
    value,
    current: current.get(value) ?? emptyTally,
    previous: previous.get(value) ?? emptyTally,
  }));
}

/** Who answered without a value of the dimension: all less those with one. */
function withoutValue(named: readonly Group[], whole: Pick<Group, "current" | "previous">): Group {
  const rest = (side: "current" | "previous"): Tally => {
    const taken = named.reduce((sum, group) => mergeTallies(sum, group[side]), emptyTally);
    // The two were read one after the other: an answer that came between must not make a group of minus one.
    const counts = whole[side].counts.map((count, score) => Math.max(0, count - (taken.counts[score] ?? 0)));
    return { ...emptyTally, counts };
  };
  return { key: "none", kind: "none", value: "", current: rest("current"), previous: rest("previous") };
}

/** In an anonymous survey the groups that are hidden on either side stand as one. */
function mergeHidden(groups: readonly Group[], minimum: number | null): readonly Group[] {
  if (minimum === null) return groups;
  const small = (side: "current" | "previous") =>
    hiddenGroups(
      groups.map((group) => ({ key: group.key, n: answered(group[side].counts) })),
      { minimum },
    );
  const keys = new Set([...small("current"), ...small("previous")]);
  if (keys.size === 0) return groups;
  const hidden = groups.filter(({ key }) => keys.has(key));
  const together = (side: "current" | "previous") =>
    hidden.reduce((sum, group) => mergeTallies(sum, group[side]), emptyTally);
  const one = { key: "hidden", kind: "hidden", value: "" } as const;
  return [
    ...groups.filter(({ key }) => !keys.has(key)),
    { ...one, current: together("current"), previous: together("previous") },
  ];
}

function holdsAnswers({ current, previous }: Group): boolean {
  return answered(current.counts) + answered(previous.counts) > 0;
}

function sideOf(metric: ScoreMetricId, scale: ScaleId, tally: Tally): GroupSide {
  const { value, n } = computeScore(metric, tally, scale);
  return { n, value };
}
