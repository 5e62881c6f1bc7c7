import pg from "pg";
import { expect, test, vi } from "vitest";
import type { Db } from "@/db/client";
import { createIntakeQueue, IntakeFull, type IntakeQueue } from "@/db/rollups/intake-queue";
import type { Submission } from "@/db/rollups/store-submissions";

const db: Db = { pool: new pg.Pool() };
const at = new Date("2026-03-10T12:00:00Z");

function submission(submissionId: string): Submission {
  return {
    ...{ workspaceId: "w", id: submissionId, surveyId: "s", version: 1, submissionId, revision: 0, identity: null },
    ...{ channel: "api", stage: null, locale: "en", attributes: {}, dimensions: { names: [], values: [] } },
    ...{ state: "counted", stateReason: null, startedAt: at, firstScoredAt: at, completedAt: at, answeredAt: at },
    ...{ day: "2026-03-10", answers: [] },
  };
}

function failure(code?: string): Error {
  return Object.assign(new Error(code ?? "connection lost"), code === undefined ? {} : { code });
}

test("one bad answer fails alone, whatever the server's reason is", async () => {
  for (const code of ["22021", "23503", "42501", "54000", "XX000", "P0001"]) {
    const queue = createIntakeQueue(db, async (_db, batch) => {
      if (batch.some((one) => one.submissionId === "bad")) throw failure(code);
      return batch.map(() => true);
    });
    const all = await Promise.allSettled(["a", "bad", "c"].map((id) => queue.store(submission(id))));
    expect(all.map((one) => one.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  }
});

test("one answer that cannot be written for the server fails alone", async () => {
  const queue = createIntakeQueue(db, async (_db, batch) => {
    // A number that JSON has no word for, as a fault of ours would leave it.
    for (const one of batch) JSON.stringify(one.submissionId === "bad" ? { n: 1n } : one);
    return batch.map(() => true);
  });
  const all = await Promise.allSettled(["a", "bad", "c"].map((id) => queue.store(submission(id))));
  expect(all.map((one) => one.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("a database that goes away while a batch is tried one by one is asked once, not once an answer", async () => {
  let asked = 0;
  const queue = createIntakeQueue(db, async (_db, batch) => {
    asked++;
    if (batch.length > 1) throw failure("23505");
    throw failure();
  });
  const all = await Promise.allSettled(Array.from({ length: 100 }, (_, i) => queue.store(submission(`s${i}`))));
  expect(all.every((one) => one.status === "rejected")).toBe(true);
  // The whole batch, then its first alone.
  expect(asked).toBe(2);
});

test("what is more than the queue holds is refused at once, and the same submission twice shares no transaction", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const batches: string[][] = [];
  const queue = createIntakeQueue(db, async (_db, batch) => {
    batches.push(batch.map((one) => one.submissionId));
    await held;
    return batch.map(() => true);
  });
  const stored = Array.from({ length: 5_000 }, (_, i) => queue.store(submission(`s${i % 4_000}`)));
  await expect(queue.store(submission("late"))).rejects.toBeInstanceOf(IntakeFull);
  release();
  await Promise.all(stored);
  await queue.drain();
  expect(batches.every((batch) => new Set(batch).size === batch.length)).toBe(true);
});

/** A store whose flushes end when they are told to. */
function heldStore() {
  const flushes: Array<{ readonly ids: string[]; end(): void; fail(error: Error): void }> = [];
  const store = (_: unknown, batch: readonly Submission[]) =>
    new Promise<boolean[]>((resolve, reject) => {
      const ids = batch.map((one) => one.submissionId);
      flushes.push({ ids, end: () => resolve(batch.map(() => true)), fail: reject });
    });
  return { flushes, store };
}

function storeMany(queue: IntakeQueue, count: number, name: string): Promise<boolean[]> {
  return Promise.all(Array.from({ length: count }, (_, place) => queue.store(submission(`${name}${place}`))));
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

test("one flush runs and one waits in the database; what comes meanwhile shares the next one", async () => {
  const { flushes, store } = heldStore();
  const queue = createIntakeQueue(db, store, { lines: 1, underWay: 2 });
  const all = [storeMany(queue, 1, "first")];
  await nextTurn();
  // Too few to be sent behind it.
  all.push(storeMany(queue, 3, "few"));
  await nextTurn();
  expect(flushes.map(({ ids }) => ids.length)).toEqual([1]);
  all.push(storeMany(queue, 20, "more"));
  await nextTurn();
  all.push(storeMany(queue, 30, "late"));
  await nextTurn();
  expect(flushes.map(({ ids }) => ids.length)).toEqual([1, 23]);
  flushes[0]?.end();
  await vi.waitFor(() => expect(flushes.map(({ ids }) => ids.length)).toEqual([1, 23, 30]));
  for (const { end } of flushes) end();
  expect((await Promise.all(all)).flat()).toEqual(Array.from({ length: 54 }, () => true));
});

test("beside others that are stored one answer whose statement takes too long fails alone; where more do, the rest of their flush fails too", async () => {
  for (const [slow, failed] of [
    [["b"], ["b"]],
    [
      ["b", "c", "d"],
      ["b", "c", "d", "e"],
    ],
  ]) {
    let end = () => {};
    const held = new Promise<void>((resolve) => {
      end = resolve;
    });
    const queue = createIntakeQueue(db, async (_db, batch) => {
      if (!batch.some(({ submissionId }) => slow?.includes(submissionId))) return batch.map(() => true);
      await held;
      throw failure("57014");
    });
    const ids = ["a", "b", "c", "d", "e"];
    const all = Promise.allSettled(ids.map((id) => queue.store(submission(id))));
    await nextTurn();
    expect(await queue.store(submission("later"))).toBe(true);
    end();
    expect((await all).flatMap(({ status }, place) => (status === "rejected" ? ids[place] : []))).toEqual(failed);
  }
});

test("where nothing is stored meanwhile, whoever waits behind a flush that took too long is told at once", async () => {
  const { flushes, store } = heldStore();
  const queue = createIntakeQueue(db, store, { lines: 1, underWay: 1 });
  const first = queue.store(submission("first"));
  await nextTurn();
  const behind = queue.store(submission("behind"));
  flushes[0]?.fail(failure("57014"));
  await expect(first).rejects.toMatchObject({ code: "57014" });
  await expect(behind).rejects.toMatchObject({ code: "57014" });
  expect(flushes).toHaveLength(1);
});

test("more than one flush holds waits for nobody's coming", async () => {
  const { flushes, store } = heldStore();
  const queue = createIntakeQueue(db, store);
  const all = storeMany(queue, 450, "many");
  await vi.waitFor(() => expect(flushes.map(({ ids }) => ids.length)).toEqual([200, 200, 50]));
  for (const { end } of flushes) end();
  expect(await all).toHaveLength(450);
});

test("a flush that is held up holds up no answer that comes later", async () => {
  const { flushes, store } = heldStore();
  const queue = createIntakeQueue(db, store);
  const heldUp = storeMany(queue, 1, "held");
  await nextTurn();
  const later = storeMany(queue, 1, "later");
  await vi.waitFor(() => expect(flushes.map(({ ids }) => ids)).toEqual([["held0"], ["later0"]]));
  flushes[1]?.end();
  expect(await later).toEqual([true]);
  let drained = false;
  const drain = queue.drain().then(() => {
    drained = true;
  });
  await nextTurn();
  expect(drained).toBe(false);
  flushes[0]?.end();
  await Promise.all([heldUp, drain]);
});
