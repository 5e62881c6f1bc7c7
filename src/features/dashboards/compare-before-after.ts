import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { type Change, compareScores } from "@/domain/metrics/change";
import { compareDifferences } from "@/domain/metrics/compare-differences";
import { computeScore, isScoreMetric } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import { hiddenGroups } from "@/domain/metrics/minimum-group";
import type { ScaleId } from "@/domain/metrics/scale";
import { answered, emptyTally, mergeTallies, type Tally } from "@/domain/metrics/tally";
import type { DayRange } from "@/features/dashboards/cut-days";
import { findSubject, type Subject } from "@/features/dashboards/find-subject";
import { hiddenByFilters } from "@/features/dashboards/hide-small-groups";
import { type AnswerReading, readingOf } from "@/features/dashboards/metric-answer";
import { compareOperation } from "@/features/dashboards/operations/read-operation-numbers";
import { chooseScale, listBreaks, poolTallies, tallyByValue } from "@/features/dashboards/pool-series";
import { readPieces } from "@/features/dashboards/read-pieces";

/** A number before and after a day: of those with one value beside those with another, or of everybody. */
export interface BeforeAfterQuestion {
  readonly metric: MetricId;
  /** Whose answers it is of; null where the number follows from none. */
  readonly survey: string | null;
  /** Among whom it is looked at. */
  readonly filters: Readonly<Record<string, string>>;
  readonly group: { readonly name: string; readonly value: string } | null;
  readonly before: DayRange;
  readonly after: DayRange;
  /** The workspace's local day now. */
  readonly today: string;
}

interface BothSides<T> {
  readonly before: T;
  readonly after: T;
}

export interface BeforeAfterNumbers {
  readonly concerned: BothSides<AnswerReading>;
  /** Those with another value of the group's attribute; null where everybody is concerned. */
  readonly rest: BothSides<AnswerReading> | null;
  /** Beside a rest the difference of the two changes, else the change itself. */
  readonly change: Change;
  /** Too few of an anonymous survey on one of the sides: nothing of it is told. */
  readonly suppressed: boolean;
  /** Whether the question changed in between. */
  readonly broken: boolean;
}

/**
 * How those concerned changed, beside those who were not. Answers that do not carry the group's attribute are on neither side:
 * nobody knows where they belong. Null where the survey does not ask for this number.
 */
export async function compareBeforeAfter(
  tx: Tx,
  scope: WorkspaceScope,
  question: BeforeAfterQuestion,
): Promise<BeforeAfterNumbers | null> {
  const { metric, survey, filters, group, before, after, today } = question;
  if (!isScoreMetric(metric)) {
    // Whoever has another value is not set against them: not every record knows the attribute.
    const own = group === null ? filters : { ...filters, [group.name]: group.value };
    const compared = await compareOperation(tx, scope, { metric, survey, filters: own, before, after, today });
    return { ...compared, rest: null, broken: false };
  }
  if (survey === null) return null;
  const subject = await findSubject(tx, scope, { metric, survey });
  if (subject === null) return null;
  const ranges = [before, after];
  const pieces = await readPieces(tx, scope, { subject, by: group?.name ?? "", filters }, ranges);
  const scale = chooseScale(metric, subject.series, pieces.within(after));
  const split = (days: DayRange) => {
    const groups = pieces.within(days);
    if (group === null) return { own: poolTallies(subject.series, groups, scale), others: emptyTally, sizes: [] };
    const tallies = tallyByValue(subject.series, groups, scale);
    const others = [...tallies].filter(([value]) => value !== group.value).map(([, tally]) => tally);
    return {
      own: tallies.get(group.value) ?? emptyTally,
      others: others.reduce(mergeTallies, emptyTally),
      sizes: [...tallies].map(([key, tally]) => ({ key, n: answered(tally.counts) })),
    };
  };
  const sides = { before: split(before), after: split(after) };
  const own = { before: sides.before.own, after: sides.after.own };
  const others = { before: sides.before.others, after: sides.after.others };
  const change = group
    ? compareDifferences(metric, own, others, scale)
    : compareScores(metric, own.after, own.before, scale);
  const suppressed = await isHidden(tx, scope, { subject, scale, filters, ranges, group: group?.value ?? null }, sides);
  const read = (tally: Tally) => readingOf(computeScore(metric, suppressed ? emptyTally : tally, scale));
  const reading = (both: BothSides<Tally>) => ({ before: read(both.before), after: read(both.after) });
  return {
    concerned: reading(own),
    rest: group ? reading(others) : null,
    change: suppressed ? { difference: null, interval: null, pValue: null, n: { current: 0, previous: 0 } } : change,
    suppressed,
    broken: listBreaks(subject.series, before.from, after.to).some(({ day }) => day > before.from),
  };
}

type Split = { readonly own: Tally; readonly sizes: readonly { readonly key: string; readonly n: number }[] };

async function isHidden(
  tx: Tx,
  scope: WorkspaceScope,
  asked: {
    readonly subject: Subject;
    readonly scale: ScaleId;
    readonly filters: Readonly<Record<string, string>>;
    readonly ranges: readonly DayRange[];
    readonly group: string | null;
  },
  sides: BothSides<Split>,
): Promise<boolean> {
  const minimum = asked.subject.minimumGroup;
  if (minimum === null) return false;
  const hidden = await hiddenByFilters(tx, scope, { ...asked, minimum }, asked.ranges);
  if (hidden.size > 0) return true;
  return [sides.before, sides.after].some(({ own, sizes }) => {
    const n = answered(own.counts);
    if (n > 0 && n < minimum) return true;
    return asked.group !== null && hiddenGroups(sizes, { minimum }).includes(asked.group);
  });
}
