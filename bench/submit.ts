import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { createDb, type Db, withTenant } from "@/db/client";
import { workspace } from "@/db/schema/workspace";
import { mintScope } from "@/db/scope";
import { databaseUrls } from "@/db/urls";
import { newId } from "@/platform/id";
import { type CandorProcess, startBeside } from "./lib/candor-process";
import { compared, type Figure, median } from "./lib/figure";
import type { LoadOrder, LoadResult } from "./lib/generate-load";
import { publishNps } from "./lib/own-database";
import { runProgram } from "./lib/run-program";
import { watchFolding } from "./lib/watch-folding";

const SECONDS = 6;
const ROUNDS = 3;
const CLIENTS = 32;
const WORKSPACES = 50;

/** The server that takes the answers, and a survey of it. */
export interface SubmitTarget {
  readonly candor: CandorProcess;
  readonly key: string;
  readonly questionId: string;
}

/**
 * Answers a second with 32 clients and every safety on, against what the same PostgreSQL takes as single inserts: on one
 * survey, on 50 workspaces, and by two processes; and how long an answer waits to be folded meanwhile.
 */
export async function benchSubmit(
  target: SubmitTarget,
  database: { readonly ownerUrl: string; readonly authSecret: string },
): Promise<Figure[]> {
  const { ownerUrl } = database;
  const urls = databaseUrls(database);
  const app = createDb({ url: urls.app, max: 2, name: "bench" });
  const worker = createDb({ url: urls.worker, max: 1, name: "bench-worker" });
  const second = await startBeside(database);
  try {
    // Both are measured as they run, not as they start.
    await Promise.all([target.candor.atRest(), second.atRest()]);
    const one = orderOf(target, [target.key]);
    const many = orderOf(target, await publishEverywhere(app));
    const both: LoadOrder = { ...one, port: [target.candor.port, second.port] };
    const hot: LoadResult[] = [];
    const inserts: number[] = [];
    const lags: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const baseline = { databaseUrl: ownerUrl, connections: CLIENTS, seconds: SECONDS };
      inserts.push((await runProgram<{ perSecond: number }>("bench/lib/insert-rows.ts", baseline)).perSecond);
      const folding = watchFolding(worker);
      hot.push(await load(one));
      lags.push(...(await folding.stop()));
    }
    const spread = await load(many);
    const shared = await load(both);
    const refused = [...hot, spread, shared].reduce(
      (sum, { requests, statuses }) => sum + requests - (statuses["201"] ?? 0),
      0,
    );
    const perSecond = median(hot.map((round) => round.perSecond));
    const insert = { name: "single-row inserts, 32 connections", value: median(inserts) };
    lags.sort((a, b) => a - b);
    return [
      compared("submit: answers a second, 32 clients", perSecond, "/s", insert, { atLeast: 0.4 }),
      compared("submit: the same, as far as it shall come", perSecond, "/s", insert, { atLeast: 1 }),
      { name: "submit: p99 latency", value: median(hot.map((round) => round.p99)), unit: "ms" },
      compared(`submit: the same on ${WORKSPACES} workspaces`, spread.perSecond, "/s", insert, { atLeast: 0.7 }),
      compared("submit: the same by two processes", shared.perSecond, "/s", insert),
      { name: "submit: replies other than 201", value: refused, unit: "replies", target: { atMost: 0 } },
      {
        name: "fold: how old an answer is when its tallies are folded, under this load, p99",
        value: lags[Math.floor(lags.length * 0.99)] ?? Number.NaN,
        unit: "ms",
      },
      ...(await pgbench(ownerUrl, perSecond)),
    ];
  } finally {
    await Promise.all([app.pool.end(), worker.pool.end(), second.stop()]);
  }
}

function orderOf({ candor: { port }, questionId }: SubmitTarget, keys: readonly string[]): LoadOrder {
  const body = `{"submissionId":"{uuid}","answers":{"${questionId}":{score}},"attributes":{"country":"DE"},"complete":true}`;
  const path = keys.map((key) => `/api/v1/s/${key}/responses`);
  return { port, connections: CLIENTS, seconds: SECONDS, path, body, addresses: 250 };
}

function load(order: LoadOrder): Promise<LoadResult> {
  return runProgram<LoadResult>("bench/lib/generate-load.ts", order);
}

/** The same survey in many workspaces, one each; gives their keys. */
async function publishEverywhere(app: Db): Promise<string[]> {
  const keys: string[] = [];
  for (let place = 0; place < WORKSPACES; place++) {
    const id = newId();
    const scope = mintScope(id, { kind: "job", name: "bench" });
    await withTenant(app, scope, (tx) =>
      tx.insert(workspace).values({ id, slug: `bench-${id}`, name: `Bench ${place}`, zone: "UTC" }),
    );
    keys.push((await publishNps(app, scope, "Bench")).key);
  }
  return keys;
}

/** The same against pgbench's bare INSERT, where it is installed. */
async function pgbench(databaseUrl: string, answers: number): Promise<Figure[]> {
  const run = promisify(execFile);
  const script =
    "insert into bench_pgbench values (gen_random_uuid(), gen_random_uuid(), 9, now(), '{\"country\":\"DE\"}', 'Friendly people, quick answer.')";
  try {
    await run("psql", [
      databaseUrl,
      "-qc",
      "create table bench_pgbench (id uuid primary key, survey uuid, score int, at timestamptz, attributes jsonb, comment text)",
    ]);
    const command = `echo "${script.replaceAll('"', '\\"')}" | pgbench -n -c ${CLIENTS} -j 1 -T ${SECONDS} -f - "${databaseUrl}"`;
    const { stdout } = await run("sh", ["-c", command]);
    await run("psql", [databaseUrl, "-qc", "drop table bench_pgbench"]);
    const tps = Number(/tps = ([\d.]+)/.exec(stdout)?.[1] ?? Number.NaN);
    const baseline = { name: "pgbench, bare INSERT", value: tps };
    return Number.isFinite(tps) ? [compared("submit: against pgbench", answers, "/s", baseline, { atLeast: 0.5 })] : [];
  } catch {
    return [];
  }
}
