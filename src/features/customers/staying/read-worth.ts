import type { Tx } from "@/db/client";
import type { OperationRequest } from "@/db/queries/operation-request";
import { findFirstKnownAnswer, type LastAnswerGroup, readLastAnswers } from "@/db/queries/staying/read-last-answers";
import type { WorkspaceScope } from "@/db/scope";
import { addDays } from "@/domain/calendar/day";
import { compareShares } from "@/domain/metrics/compare-shares";
import type { Interval } from "@/domain/metrics/interval";
import { countedLogRank, type LogRank } from "@/domain/metrics/log-rank";
import type { Reading } from "@/domain/metrics/reading";
import { SCALES } from "@/domain/metrics/scale";
import { shareReading } from "@/domain/metrics/share";
import { countedKaplanMeier, type LeavingCount, type SurvivalCurve } from "@/domain/metrics/survival";
import { LAST_GROUPS, type LastGroup } from "@/features/customers/groups/group-address";
import { HORIZONS, type Horizon } from "@/features/customers/staying/input";

/** Fewer than so many customers, or than so many losses, are not enough to speak of what a group loses. */
export const LEAST_CUSTOMERS = 20;
export const LEAST_LOSSES = 5;

/** One group as it was on the landmark day. */
export interface WorthGroup {
  readonly group: LastGroup;
  readonly n: number;
  readonly lengths: readonly LeavingCount[];
  readonly curve: SurvivalCurve;
  /** Who left within each of `HORIZONS`; null where those days are not over. */
  readonly left: readonly (Reading | null)[];
  readonly enough: boolean;
}

/** The same group as it is today, and what it is likely to cost. */
export interface RiskRow {
  readonly group: LastGroup;
  readonly customersNow: number;
  /** A month, in hundredths. */
  readonly revenue: number;
  readonly left: Reading | null;
  /** Left more than passives, 0…1, with its interval; null for passives themselves and where there is not enough. */
  readonly excess: { readonly share: number; readonly interval: Interval } | null;
  readonly enough: boolean;
}

export interface WorthData {
  /** Null where no known customer has answered a question of likelihood to recommend. */
  readonly landmark: string | null;
  readonly horizon: Horizon;
  readonly choices: readonly Horizon[];
  readonly groups: readonly WorthGroup[];
  readonly test: LogRank | null;
  /** Within how many days the losses of the table of risk lie. */
  readonly riskDays: Horizon;
  readonly risk: readonly RiskRow[];
  readonly currency: string | null;
}

/**
 * What the scores are worth: the customers of a landmark day by what they last answered in the year before it, followed from
 * that day; and what today's groups would lose more than passives if they left as those did.
 */
export async function readWorth(
  tx: Tx,
  scope: WorkspaceScope,
  request: Pick<OperationRequest, "filter" | "today"> & {
    readonly currency: string | null;
    readonly landmark: Horizon | undefined;
  },
): Promise<WorthData> {
  const { filter, today, currency } = request;
  const first = await findFirstKnownAnswer(tx, scope);
  const choices = first === null ? [] : HORIZONS.filter((days) => addDays(today, -days) > first);
  const horizon = choices.find((days) => days === request.landmark) ?? choices.at(-1);
  const none = {
    landmark: null,
    horizon: 365,
    choices,
    groups: [],
    test: null,
    riskDays: 180,
    risk: [],
    currency,
  } as const;
  if (horizon === undefined) return none;
  const landmark = addDays(today, -horizon);
  const then = await readLastAnswers(tx, scope, { ...{ filter, today, currency }, landmark });
  const now = await readLastAnswers(tx, scope, { ...{ filter, today, currency }, landmark: today });
  const groups = LAST_GROUPS.map((group) => describeGroup(group, membersOf(group, then), horizon));
  const compared = groups.filter(({ n }) => n > 0);
  // As long as the groups were followed.
  const riskDays = horizon;
  return {
    ...{ landmark, horizon, choices, groups, riskDays, currency },
    test: compared.length < 2 ? null : countedLogRank(compared.map(({ lengths }) => lengths)),
    risk: riskOf(groups, riskDays, now),
  };
}

/** Everybody of a group; the bands are the scale's own. */
function membersOf(group: LastGroup, found: readonly LastAnswerGroup[]): LastAnswerGroup[] {
  const scores = SCALES.nps.groups.find(({ name }) => name === group)?.scores;
  return found.filter(({ last }) => (typeof last === "number" ? scores?.includes(last) : last === group));
}

function describeGroup(group: LastGroup, members: readonly LastAnswerGroup[], horizon: Horizon): WorthGroup {
  const lengths = merge(members.flatMap((one) => one.lengths));
  const n = lengths.reduce((sum, { left, stayed }) => sum + left + stayed, 0);
  const losses = lengths.reduce((sum, { left }) => sum + left, 0);
  return {
    ...{ group, n, lengths, curve: countedKaplanMeier(lengths) },
    left: HORIZONS.map((days) => (days > horizon ? null : shareReading(leftWithin(lengths, days), n))),
    enough: n >= LEAST_CUSTOMERS && losses >= LEAST_LOSSES,
  };
}

function riskOf(groups: readonly WorthGroup[], days: Horizon, now: readonly LastAnswerGroup[]): RiskRow[] {
  const enough = ({ n, lengths }: WorthGroup) => n >= LEAST_CUSTOMERS && leftWithin(lengths, days) >= LEAST_LOSSES;
  const passives = groups.find(({ group }) => group === "passives");
  return groups.map((one): RiskRow => {
    const today = membersOf(one.group, now);
    const known = enough(one);
    const against = known && passives !== undefined && one !== passives && enough(passives) ? passives : null;
    const found =
      against && compareShares(leftWithin(one.lengths, days), one.n, leftWithin(against.lengths, days), against.n);
    return {
      group: one.group,
      customersNow: today.reduce(
        (sum, { lengths }) => sum + merge(lengths).reduce((all, { left, stayed }) => all + left + stayed, 0),
        0,
      ),
      revenue: today.reduce((sum, { mrr }) => sum + mrr, 0),
      left: known ? shareReading(leftWithin(one.lengths, days), one.n) : null,
      excess: found ? { share: found.difference, interval: found.interval } : null,
      enough: known,
    };
  });
}

function leftWithin(lengths: readonly LeavingCount[], days: number): number {
  return lengths.reduce((sum, { time, left }) => sum + (time <= days ? left : 0), 0);
}

function merge(lengths: readonly LeavingCount[]): LeavingCount[] {
  const counts = new Map<number, { left: number; stayed: number }>();
  for (const { time, left, stayed } of lengths) {
    const one = counts.get(time) ?? { left: 0, stayed: 0 };
    counts.set(time, { left: one.left + left, stayed: one.stayed + stayed });
  }
  return [...counts].map(([time, count]) => ({ time, ...count })).sort((a, b) => a.time - b.time);
}
