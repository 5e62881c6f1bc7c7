import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { compared, type Figure, median } from "./lib/figure";
import type { LoadResult } from "./lib/generate-load";
import { runProgram } from "./lib/run-program";

const SECONDS = 6;
const ROUNDS = 3;
const CLIENTS = 32;

/** Answers a second with 32 clients and every safety on, against what the same PostgreSQL takes as single inserts. */
export async function benchSubmit(
  port: number,
  key: string,
  questionId: string,
  databaseUrl: string,
): Promise<Figure[]> {
  const body = `{"submissionId":"{uuid}","answers":{"${questionId}":{score}},"attributes":{"country":"DE"},"complete":true}`;
  const order = {
    port,
    connections: CLIENTS,
    seconds: SECONDS,
    path: `/api/v1/s/${key}/responses`,
    body,
    addresses: 250,
  };
  const candor: LoadResult[] = [];
  const inserts: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const baseline = { databaseUrl, connections: CLIENTS, seconds: SECONDS };
    inserts.push((await runProgram<{ perSecond: number }>("bench/lib/insert-rows.ts", baseline)).perSecond);
    candor.push(await runProgram<LoadResult>("bench/lib/generate-load.ts", order));
  }
  const refused = candor.reduce((sum, { requests, statuses }) => sum + requests - (statuses["201"] ?? 0), 0);
  const insert = { name: "single-row inserts, 32 connections", value: median(inserts) };
  return [
    compared("submit: answers a second, 32 clients", median(candor.map((one) => one.perSecond)), "/s", insert, {
      atLeast: 0.4,
    }),
    { name: "submit: p99 latency", value: median(candor.map((one) => one.p99)), unit: "ms" },
    { name: "submit: replies other than 201", value: refused, unit: "replies", target: { atMost: 0 } },
    ...(await pgbench(databaseUrl, median(candor.map((one) => one.perSecond)))),
  ];
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
    return Number.isFinite(tps)
      ? [compared("submit: against pgbench", answers, "/s", { name: "pgbench, bare INSERT", value: tps })]
      : [];
  } catch {
    return [];
  }
}
