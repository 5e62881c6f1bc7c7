import { randomUUID } from "node:crypto";
import pg from "pg";

/** What the baseline is told, as JSON in its first argument. */
export interface InsertOrder {
  readonly databaseUrl: string;
  readonly connections: number;
  readonly seconds: number;
}

/**
 * The baseline of every submit: what the same PostgreSQL takes from 32 connections of a process of its own, one row a
 * statement and transaction, synchronous commit on, unnamed statements, a row as wide as an answer, a plain table.
 */
const order = JSON.parse(process.argv[2] ?? "{}") as InsertOrder;
const pool = new pg.Pool({ connectionString: order.databaseUrl, max: order.connections });
await pool.query(`create table if not exists bench_plain (
  workspace_id uuid not null, id uuid primary key, survey_id uuid not null, submission_id uuid not null, version int not null,
  channel text not null, locale text not null, attributes jsonb not null, state text not null, started_at timestamptz not null,
  answered_at timestamptz not null, day date not null, score smallint not null, comment text)`);
const workspace = randomUUID();
const survey = randomUUID();
const until = performance.now() + order.seconds * 1000;
let inserted = 0;
const startedAt = performance.now();
await Promise.all(
  Array.from({ length: order.connections }, async () => {
    const client = await pool.connect();
    await client.query("set synchronous_commit = on");
    while (performance.now() < until) {
      const now = new Date();
      await client.query(
        "insert into bench_plain values ($1, $2, $3, $4, 1, 'link', 'en', $5, 'counted', $6, $6, current_date, $7, $8)",
        [
          workspace,
          randomUUID(),
          survey,
          randomUUID(),
          '{"country":"DE"}',
          now,
          inserted % 11,
          "Friendly people, quick answer.",
        ],
      );
      inserted++;
    }
    client.release();
  }),
);
const perSecond = inserted / ((performance.now() - startedAt) / 1000);
await pool.query("drop table bench_plain");
await pool.end();
process.stdout.write(`${JSON.stringify({ perSecond })}\n`);
