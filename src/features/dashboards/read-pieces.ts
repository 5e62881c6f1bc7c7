import type { Tx } from "@/db/client";
import { isTallied, readTallies, type TallyGroup } from "@/db/queries/read-tallies";
import { readTogether } from "@/db/read-together";
import type { WorkspaceScope } from "@/db/scope";
import { addDays } from "@/domain/calendar/day";
import { answered } from "@/domain/metrics/tally";
import { cutDays, type DayRange, piecesOf } from "@/features/dashboards/cut-days";
import type { Subject } from "@/features/dashboards/find-subject";

/** Tallies that can be had for every range they were read for. */
export interface Pieces {
  /** The tallies of one of the ranges, by series (and by value of the dimension). */
  within(range: DayRange): TallyGroup[];
}

/** Which tallies: of a subject, by a dimension ('' for the total), with filters. */
export interface PieceQuery {
  readonly subject: Subject;
  readonly by: string;
  readonly filters: Readonly<Record<string, string>>;
}

/** Reads what several ranges of days need in one statement, each day once, however they overlap. */
export async function readPieces(
  tx: Tx,
  scope: WorkspaceScope,
  query: PieceQuery,
  ranges: readonly DayRange[],
): Promise<Pieces> {
  const cuts = cutDays(ranges);
  const [from, end] = [cuts[0], cuts.at(-1)];
  if (from === undefined || end === undefined) return { within: () => [] };
  const groups = await readTallies(tx, scope, {
    questions: query.subject.questions,
    from,
    to: addDays(end, -1),
    periodStarts: cuts.slice(0, -1),
    by: query.by,
    filters: query.filters,
  });
  return toPieces(cuts, groups);
}

/** Tallies as pieces between these cuts: `period` of each is its place among them. */
export function toPieces(cuts: readonly string[], groups: readonly TallyGroup[]): Pieces {
  const pieces: TallyGroup[][] = cuts.map(() => []);
  for (const group of groups) pieces[group.period]?.push(group);
  return {
    within(range) {
      const { first, end: last } = piecesOf(cuts, range);
      return first < 0 || last < 0 ? [] : pieces.slice(first, last).flat();
    },
  };
}

/**
 * Reads a range (with its periods) and the days it is compared with: together where they touch, else each alone, so that
 * the months between are not read for nothing.
 */
export async function readBothSides(
  tx: Tx,
  scope: WorkspaceScope,
  query: PieceQuery,
  ranges: readonly DayRange[],
  compared: DayRange | null,
): Promise<Pieces> {
  const [range] = ranges;
  if (range === undefined || compared === null) return readPieces(tx, scope, query, ranges);
  const touching = addDays(compared.to, 1) >= range.from;
  if (touching) return readPieces(tx, scope, query, [...ranges, compared]);
  const sides = [() => readPieces(tx, scope, query, ranges), () => readPieces(tx, scope, query, [compared])] as const;
  const [now, before] = isTallied(query) ? await readTogether(tx, sides) : [await sides[0](), await sides[1]()];
  return { within: (asked) => (asked === compared ? before : now).within(asked) };
}

/** How many answers of some days count. */
export function countWithin(pieces: Pieces, days: DayRange): number {
  return pieces.within(days).reduce((sum, group) => sum + answered(group.tally.counts), 0);
}

/** Of tallies that were read for many questions those of one subject: others would count as answers on another scale. */
export function ownPieces(pieces: Pieces, subject: Subject): Pieces {
  const own = new Set(subject.questions.map((one) => `${one.surveyId} ${one.questionId}`));
  return {
    within: (days) => pieces.within(days).filter((group) => own.has(`${group.surveyId} ${group.questionId}`)),
  };
}
