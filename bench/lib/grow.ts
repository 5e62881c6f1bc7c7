import { randomUUID } from "node:crypto";
import { type Db, type Tx, withTenant } from "@/db/client";
import { workspace } from "@/db/schema/workspace";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { compared, type Figure, median } from "./figure";

const ROUNDS = 7;
/** What takes milliseconds is asked oftener: an autovacuum beside it lasts longer than seven of them. */
const ROUNDS_OF_TALLIES = 31;
const ROUNDS_AT_LARGE = 3;
/** What is tallied may take so much longer at the largest size than at the smallest. */
const MOST_GROWTH = 1.5;

/** A number that somebody asks for, as the product reads it. */
export interface Question {
  /** Read from tallies; what is not is read from rows and reported alone. */
  readonly tallied: boolean;
  ask(tx: Tx, scope: WorkspaceScope): Promise<unknown>;
  /** The same as one would ask it of the rows. */
  plain?(tx: Tx, scope: WorkspaceScope): Promise<unknown>;
}

/** Asks the questions of workspaces of growing size, beside the plain aggregation and beside the smallest of them. */
export function growing(part: string, of: string, questions: Readonly<Record<string, Question>>) {
  const smallest = new Map<string, number>();
  return async (app: Db, scope: WorkspaceScope, size: number): Promise<Figure[]> => {
    const figures: Figure[] = [];
    const name = sizeName(size);
    for (const [what, { tallied, ask, plain }] of Object.entries(questions)) {
      const rounds = tallied ? ROUNDS_OF_TALLIES : size > 100_000 ? ROUNDS_AT_LARGE : ROUNDS;
      const fast = await timeOf(() => withTenant(app, scope, (tx) => ask(tx, scope)), rounds);
      const first = smallest.get(what);
      smallest.set(what, first ?? fast);
      const baseline = first === undefined ? undefined : { name: "at the smallest size, ms", value: first };
      const target = tallied ? { atMost: MOST_GROWTH } : undefined;
      const told = `${part}: ${what} at ${name} ${of}${tallied ? "" : ", from rows"}`;
      figures.push(baseline ? compared(told, fast, "ms", baseline, target) : { name: told, value: fast, unit: "ms" });
      if (plain === undefined) continue;
      const slow = await timeOf(
        () => withTenant(app, scope, (tx) => plain(tx, scope)),
        size > 100_000 ? ROUNDS_AT_LARGE : ROUNDS,
      );
      figures.push(
        compared(`${part}: ${what}, aggregating the rows at ${name} takes how much longer`, slow, "ms", {
          name: "as above, ms",
          value: fast,
        }),
      );
    }
    return figures;
  };
}

/** 10 k, 1 M. */
export function sizeName(size: number): string {
  return size >= 1_000_000 ? `${size / 1_000_000} M` : `${size / 1_000} k`;
}

/** A workspace of the bench's own, in UTC. */
export async function makeBenchWorkspace(app: Db): Promise<WorkspaceScope> {
  const id = randomUUID();
  const scope = mintScope(id, { kind: "job", name: "bench" });
  await withTenant(app, scope, (tx) =>
    tx.insert(workspace).values({ id, slug: `w-${id.slice(0, 8)}`, name: "Bench", zone: "UTC" }),
  );
  return scope;
}

/** Seconds that some work takes. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}

/** What takes longer than so many seconds is asked once more and no oftener: rounds would tell nothing new. */
const LONG_SECONDS = 2;

/** Milliseconds, the median of several rounds after one that counts not. */
export async function timeOf(work: () => Promise<unknown>, rounds: number): Promise<number> {
  const taken: number[] = [];
  const least = (await secondsOf(work)) > LONG_SECONDS ? 1 : rounds;
  for (let round = 0; round < least; round++) taken.push(1000 * (await secondsOf(work)));
  return median(taken);
}
