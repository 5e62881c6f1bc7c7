import type { Tx } from "@/db/client";
import { agentNames } from "@/db/queries/quality/agent-names";
import { findTimeClock } from "@/db/queries/service/find-time-clock";
import { hasInteractions, listServiceValues } from "@/db/queries/service/list-service-values";
import { type PagePatience, withPatience } from "@/db/queries/with-patience";
import { readTogether } from "@/db/read-together";
import type { WorkspaceScope } from "@/db/scope";
import type { ServiceQuery } from "@/features/service/times/input";
import { readService } from "@/features/service/times/read-service";
import { readSpeed } from "@/features/service/times/read-speed";
import { withRealAgents } from "@/features/service/with-real-agents";
import { narrowWhereSlow } from "@/platform/narrow-where-slow";
import type { ChosenRange } from "@/platform/range-query";

interface Asked {
  readonly days: Pick<ChosenRange, "range" | "compared">;
  readonly today: string;
  readonly weekStart: number;
  /** Null: everything is read, however long it takes. */
  readonly patience: PagePatience | null;
}

/**
 * Everything on the page of service. Where that cannot be counted by several filters in time it is read by the first alone:
 * `query` says by what, `left` which were left out. Scores against speed are null where they take too long.
 */
export async function readPage(
  tx: Tx,
  scope: WorkspaceScope,
  wanted: ServiceQuery,
  { days, today, weekStart, patience }: Asked,
) {
  const [names, usual, any, values] = await readTogether(tx, [
    () => agentNames(tx, scope),
    () => findTimeClock(tx, scope),
    () => hasInteractions(tx, scope),
    () => listServiceValues(tx, scope),
  ]);
  const clock = wanted.clock ?? usual;
  const filters = Object.fromEntries(wanted.filter.map(({ dimension, value }) => [dimension, value]));
  const { data, asked } = await narrowWhereSlow({ filters }, async (narrowed) => {
    const filter = wanted.filter.filter(({ dimension }) => dimension in narrowed.filters);
    const query = await withRealAgents({ ...wanted, filter }, names);
    const numbers = await readService(tx, scope, query, { days, today, weekStart, clock, patience });
    const read = (inner: Tx) => readSpeed(inner, scope, query, { ...numbers.range, clock });
    const speed = patience === null ? await read(tx) : await withPatience(tx, patience.each, read);
    return { numbers, speed };
  });
  return {
    ...{ ...data, names, usual, clock, any, values },
    query: { ...wanted, filter: wanted.filter.filter(({ dimension }) => dimension in asked.filters) },
    left: wanted.filter.flatMap(({ dimension }) => (dimension in asked.filters ? [] : [dimension])),
  };
}
