import { expect, test, vi } from "vitest";
import { createDb, type Db } from "@/db/client";
import { openPipeline, type Pipeline } from "@/db/pipeline";
import { testDatabase } from "@/db/testing/test-database";

const { appDb, ownerDb } = await testDatabase();

/** A pool with room for more than a pipeline takes. */
async function onPool<T>(work: (db: Db, pipeline: Pipeline) => Promise<T>): Promise<T> {
  const db = createDb({ url: String(appDb.pool.options.connectionString), max: 3, name: "test-pipeline" });
  return work(db, openPipeline(db)).finally(() => db.pool.end());
}

const WHERE = "select pg_backend_pid() as pid, txid_current()::text as transaction, $1::int as n";
interface Place {
  readonly [column: string]: unknown;
  readonly pid: number;
  readonly transaction: string;
  readonly n: number;
}

test("statements go over one connection, each in a transaction of its own, and give it back when all are answered", async () => {
  await onPool(async (db, pipeline) => {
    const replies = await Promise.all([1, 2, 3].map((n) => pipeline.query<Place>(WHERE, [n])));
    const places = replies.flat();
    expect(places.map(({ n }) => n)).toEqual([1, 2, 3]);
    expect(new Set(places.map(({ pid }) => pid)).size).toBe(1);
    expect(new Set(places.map(({ transaction }) => transaction)).size).toBe(3);
    expect([db.pool.totalCount, db.pool.idleCount]).toEqual([1, 1]);
  });
});

test("a statement is sent while the one before still runs", async () => {
  await onPool(async (db, pipeline) => {
    let written = () => 0;
    db.pool.on("acquire", (client) => {
      written = () => Number(Reflect.get(client.connection.stream, "bytesWritten"));
    });
    const lock = await ownerDb.pool.connect();
    await lock.query("select pg_advisory_lock(245)");
    const first = pipeline.query("select pg_advisory_xact_lock($1)", [245]);
    await vi.waitFor(() => expect(written()).toBeGreaterThan(0));
    const before = written();
    const second = pipeline.query<Place>(WHERE, [2]);
    await vi.waitFor(() => expect(written()).toBeGreaterThan(before));
    await lock.query("select pg_advisory_unlock(245)");
    lock.release();
    await first;
    expect((await second)[0]?.n).toBe(2);
  });
});

test("one that fails takes no other along, and its connection is not used again", async () => {
  await onPool(async (db, pipeline) => {
    const [before] = await pipeline.query<Place>(WHERE, [0]);
    const [good, bad, behind] = await Promise.allSettled([
      pipeline.query<Place>(WHERE, [1]),
      pipeline.query("select 1 / $1::int as n", [0]),
      pipeline.query<Place>(WHERE, [2]),
    ]);
    expect([good, behind].map((one) => one.status === "fulfilled" && one.value[0]?.n)).toEqual([1, 2]);
    expect(bad).toMatchObject({ status: "rejected", reason: { code: "22012" } });
    const [after] = await pipeline.query<Place>(WHERE, [3]);
    expect(after?.pid).not.toBe(before?.pid);
    expect([db.pool.totalCount, db.pool.idleCount]).toEqual([1, 1]);
  });
});

test("where the connection ends, all that was under way fails at once, and what comes next goes over a new one", async () => {
  await onPool(async (_, pipeline) => {
    const lost = Promise.allSettled([
      pipeline.query("select pg_terminate_backend(pg_backend_pid()), $1::int as n", [1]),
      pipeline.query<Place>(WHERE, [2]),
    ]);
    expect((await lost).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect((await pipeline.query<Place>(WHERE, [3]))[0]?.n).toBe(3);
  });
});
