import type { Tx } from "@/db/client";
import type { Dimension } from "@/db/queries/list-dimensions";
import { isTallied } from "@/db/queries/read-tallies";
import { readTogether } from "@/db/read-together";
import type { WorkspaceScope } from "@/db/scope";
import { ALPHA, adjustFamily } from "@/domain/metrics/change";
import type { MetricId } from "@/domain/metrics/metric-id";
import { type ChangeSplit, readSplit } from "@/features/dashboards/compare/read-split";
import { computeBreakdown } from "@/features/dashboards/compute-breakdown";
import type { DayRange } from "@/features/dashboards/cut-days";
import type { AnswerSegment } from "@/features/dashboards/metric-answer";
import { correctComparison, countTests, type MetricTile } from "@/features/dashboards/overview/read-tiles";
import { type Pieces, readBothSides } from "@/features/dashboards/read-pieces";

/** A metric by the groups of one dimension. */
export interface GroupsOf {
  readonly by: string;
  readonly segments: readonly AnswerSegment[];
}

/** What became of a metric in the groups of the dimension that says most. */
export interface GroupsFound extends GroupsOf {
  /** Over how many groups, of all dimensions looked at, the verdicts were corrected. */
  readonly family: number;
  /** Who answered and what they said; null where nothing is compared. */
  readonly split: ChangeSplit | null;
}

/** What the groups are read for. */
export interface GroupsQuery {
  readonly dimensions: readonly Dimension[];
  /** The dimension that was asked for. */
  readonly by?: string | undefined;
  readonly range: DayRange;
  readonly compared: DayRange | null;
  readonly filters: Readonly<Record<string, string>>;
}

const MOST_DIMENSIONS = 4;
const MOST_VALUES = 20;
/** Beside a filter groups are counted answer by answer: above so many only where somebody asks for them. */
const MOST_COUNTED = 100_000;

/** The tallies by each dimension that is read; not of one by which the answers are counted, each for itself. */
export async function readGroupPieces(
  tx: Tx,
  scope: WorkspaceScope,
  tile: MetricTile,
  query: GroupsQuery,
): Promise<ReadonlyMap<string, Pieces>> {
  if (asksForTooMany(tile, query)) return new Map();
  const { range, compared, filters } = query;
  const names = dimensionsToRead(query).flatMap(({ name }) => (isTallied({ by: name, filters }) ? [name] : []));
  const asked = { subject: tile.subject, filters };
  const reads = names.map((by) => () => readBothSides(tx, scope, { ...asked, by }, [range], compared));
  const pieces = await readTogether(tx, reads);
  return new Map(pieces.map((one, place) => [names[place] ?? "", one]));
}

/** The groups of a metric: those of the dimension asked for, else of the one with the clearest change. Null without any. */
export async function readGroups(
  tx: Tx,
  scope: WorkspaceScope,
  tile: MetricTile,
  query: GroupsQuery,
  /** What was read already: the metric's own tallies, and those by dimensions. */
  known: { readonly total: Pieces; readonly groups: ReadonlyMap<string, Pieces> },
): Promise<GroupsFound | null> {
  const { metric, subject, computed } = tile;
  const { range, compared, filters } = query;
  if (asksForTooMany(tile, query)) return null;
  const found: GroupsOf[] = [];
  const counted = Object.keys(filters).length > 0;
  for (const { name } of dimensionsToRead(query)) {
    const pieces = known.groups.get(name);
    const asked = { metric, scale: computed.scale, subject, by: name, range, compared, filters, pieces };
    const segments = await computeBreakdown(tx, scope, asked);
    found.push({ by: name, segments });
    if (counted && segments.some(({ result }) => result.n > 0)) break;
  }
  const { groups, family } = correctGroups(tile, found);
  const best = clearestOf(groups);
  if (best === null) return null;
  const pieces = { total: known.total, groups: known.groups.get(best.by) };
  const asked = compared && { metric, subject, by: best.by, range, compared, filters, pieces };
  return { ...best, family, split: asked && (await readSplit(tx, scope, asked)) };
}

/** Whether the groups would be counted from more answers than a page should count unasked. */
export function asksForTooMany({ computed }: Pick<MetricTile, "computed">, query: GroupsQuery): boolean {
  const { answer } = computed;
  if (query.by !== undefined || Object.keys(query.filters).length === 0) return false;
  return answer.n + (answer.comparison?.n ?? 0) > MOST_COUNTED;
}

/** The one asked for; else the first few. Beside a filter answers are counted one by one: there the first that has any is enough. */
function dimensionsToRead({ dimensions, by, filters }: GroupsQuery): readonly Dimension[] {
  const asked = dimensions.filter((one) => one.name === by);
  if (asked.length > 0) return asked;
  const fitting = dimensions.filter(
    ({ name, values }) => filters[name] === undefined && values.length > 1 && values.length <= MOST_VALUES,
  );
  return fitting.slice(0, MOST_DIMENSIONS);
}

/** All groups of all dimensions are one family: whoever looks at many finds something by luck alone. */
export function correctGroups(
  { metric }: { readonly metric: MetricId },
  found: readonly GroupsOf[],
): { groups: GroupsOf[]; family: number } {
  const all = found.flatMap((one) => one.segments);
  const tested = all.map((segment) => segment.result.comparison?.pValue ?? null);
  const adjusted = new Map(adjustFamily(tested).map((p, place) => [all[place], p]));
  const family = countTests(tested);
  const groups = found.map(({ by, segments }) => ({
    by,
    segments: segments.map((segment) => {
      const { result } = segment;
      if (!result.comparison) return segment;
      const corrected = { pAdjusted: adjusted.get(segment) ?? null, among: family };
      const comparison = correctComparison(metric, result.n, result.comparison, corrected);
      return { ...segment, result: { ...result, comparison } };
    }),
  }));
  return { groups, family };
}

/** The dimension with the clearest change of a group; where nothing is clear, the first with a group that has answers. */
function clearestOf(groups: readonly GroupsOf[]): GroupsOf | null {
  const answered = groups.filter(({ segments }) => segments.some((one) => one.result.n > 0));
  let best: { readonly groups: GroupsOf; readonly p: number } | null = null;
  for (const one of answered) {
    const smallest = Math.min(...one.segments.map((segment) => segment.result.comparison?.pAdjusted ?? 1));
    const p = smallest < ALPHA ? smallest : 1;
    if (best === null || p < best.p) best = { groups: one, p };
  }
  return best?.groups ?? null;
}
