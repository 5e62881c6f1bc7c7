import pg from "pg";
import { expect, test } from "vitest";
import type { Db } from "@/db/client";
import { createIntakeQueue, IntakeFull } from "@/db/rollups/intake-queue";
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
