import type { Tx } from "@/db/client";
import { readTogether } from "@/db/read-together";
import type { WorkspaceScope } from "@/db/scope";
import { METRICS } from "@/domain/metrics/metric";
import { SCALES } from "@/domain/metrics/scale";
import { type ChangeSplit, readSplit } from "@/features/dashboards/compare/read-split";
import type { GroupsFound, GroupsQuery } from "@/features/dashboards/overview/read-groups";
import type { MetricTile } from "@/features/dashboards/overview/read-tiles";
import { readBothSides } from "@/features/dashboards/read-pieces";

/** A group that seems to have changed, while only others of it answered. */
export interface Trap {
  readonly value: string;
  readonly before: number;
  readonly now: number;
  /** The group's own change, by another dimension. */
  readonly split: ChangeSplit;
}

/** Two dimensions at once are counted answer by answer, so only where these are few, and few are looked at. */
const MOST = { answers: 20_000, groups: 2, dimensions: 3, values: 20 } as const;
/** Who answered is worth a sentence from this share of the scale on: 4 points of NPS. */
const WORTH = 0.02;

/**
 * The trap of a screen: a group whose number moved because others answered, while those who answered said the opposite or
 * nothing new. Looked for among the groups without a clear change that moved most; the plainest one, or null.
 */
export async function readTrap(
  tx: Tx,
  scope: WorkspaceScope,
  { metric, subject, computed }: MetricTile,
  groups: GroupsFound,
  query: GroupsQuery,
): Promise<Trap | null> {
  const { range, compared, filters, dimensions } = query;
  const { answer, scale } = computed;
  const few = answer.n + (answer.comparison?.n ?? 0) <= MOST.answers;
  if (compared === null || !few || subject.minimumGroup !== null || Object.keys(filters).length > 0) return null;
  const others = dimensions
    .filter(({ name, values }) => name !== groups.by && values.length > 1 && values.length <= MOST.values)
    .slice(0, MOST.dimensions);
  if (others.length === 0) return null;
  const { unit, min, max } = METRICS[metric];
  const ends = unit === "score" ? SCALES[scale] : { min: min ?? 0, max: max ?? 100 };
  const worth = WORTH * (ends.max - ends.min);
  const looked = seeming(groups).map((one) => ({ ...one, only: { [groups.by]: one.value } }));
  const wholes = await readTogether(
    tx,
    looked.map(
      ({ only }) =>
        () =>
          readBothSides(tx, scope, { subject, by: "", filters: only }, [range], compared),
    ),
  );
  let found: Trap | null = null;
  for (const [place, { value, before, now, only }] of looked.entries()) {
    const total = wholes[place];
    for (const { name } of others) {
      const known = total && { pieces: { total } };
      const asked = { metric, subject, by: name, range, compared, filters: only, ...known };
      const split = await readSplit(tx, scope, asked);
      if (split === null || Math.abs(split.whoAnswered) < worth || !isTrap(split)) continue;
      const plainer = found === null || Math.abs(split.whoAnswered) > Math.abs(found.split.whoAnswered);
      if (plainer) found = { value, before, now, split };
    }
  }
  return found;
}

/** Others answered, and the number followed them; what was said went the other way. */
function isTrap({ difference, whoAnswered, whatTheySaid }: ChangeSplit): boolean {
  return difference * whoAnswered > 0 && difference * whatTheySaid < 0;
}

function seeming({ segments }: GroupsFound): { value: string; before: number; now: number }[] {
  return segments
    .flatMap(({ value, result }) => {
      const { comparison } = result;
      const before = comparison?.value ?? null;
      if (comparison?.assessment !== "no clear change" || before === null || result.value === null) return [];
      return [{ value, before, now: result.value }];
    })
    .sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before))
    .slice(0, MOST.groups);
}
