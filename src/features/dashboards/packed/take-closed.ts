import type { Tx } from "@/db/client";
import { findClosedNumber } from "@/db/queries/periods/find-closed-number";
import type { WorkspaceScope } from "@/db/scope";
import type { MetricAnswer } from "@/features/dashboards/metric-answer";
import type { OverviewData } from "@/features/dashboards/overview/read-overview";
import { closedReading, isSame, wasUnsettled } from "@/features/dashboards/periods/compare-numbers";

/** A number whose days were closed, and what it would be today. */
export interface MovedNumber {
  readonly closed: MetricAnswer;
  readonly today: MetricAnswer;
}

/**
 * The overview with the numbers that were closed in the place of today's, where those moved since; one that was not settled
 * then was not closed. What moved is no longer
 * compared: its test was made of other answers.
 */
export async function takeClosed(
  tx: Tx,
  scope: WorkspaceScope,
  data: OverviewData,
  survey: string | undefined,
): Promise<{ data: OverviewData; moved: readonly MovedNumber[] }> {
  const { numbers } = data;
  if (numbers === null) return { data, moved: [] };
  const moved: MovedNumber[] = [];
  const take = async <Computed extends { readonly answer: MetricAnswer }>(computed: Computed): Promise<Computed> => {
    const { answer } = computed;
    const { metric, from, to } = answer;
    const found = await findClosedNumber(tx, scope, { metric, days: { from, to }, filters: {}, survey });
    const reading = found?.number ? closedReading(found.number) : null;
    if (reading === null || wasUnsettled(metric, reading) || isSame(reading, answer)) return computed;
    const closed = { ...answer, ...reading, comparison: null };
    moved.push({ closed, today: answer });
    return { ...computed, answer: closed };
  };
  const tiles: (typeof numbers.tiles)[number][] = [];
  for (const tile of numbers.tiles) tiles.push({ ...tile, computed: await take(tile.computed) });
  const operations: (typeof numbers.operations)[number][] = [];
  for (const tile of numbers.operations)
    operations.push(tile.computed === null ? tile : { ...tile, computed: await take(tile.computed) });
  const main = numbers.main && {
    ...numbers.main,
    tile: tiles.find(({ metric }) => metric === numbers.main?.tile.metric) ?? numbers.main.tile,
  };
  return { data: { ...data, numbers: { ...numbers, tiles, operations, main } }, moved };
}
