import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { submitAnswers } from "@/features/respond/submit-answers";
import { given, NOW, submitStand, versionOf } from "@/features/respond/testing/submit-stand";

const { appDb, intake, publishedNps, recount } = await submitStand();
const LATEST = { policy: "latest", windowDays: 30 } as const;
const DAY_MS = 86_400_000;

async function survey() {
  const found = await publishedNps(LATEST);
  const doors = intake();
  const submit = (score: number, more: { customer?: string; answeredAt?: Date } = {}) =>
    submitAnswers(doors, found, versionOf(found), given({ score }, more), NOW);
  return { ...found, submit };
}

test("a customer's answer that meets somebody halfway who changes their earlier ones is stored all the same, once", async () => {
  // Who waits longest looks for a deadlock first and is its victim; a machine that stands still for a second turns that round.
  let lost = false;
  for (let attempt = 0; attempt < 5 && !lost; attempt++) {
    const { scope, submit } = await survey();
    await submit(2, { customer: "anna", answeredAt: new Date(NOW.getTime() - DAY_MS) });
    const later = withTenant(appDb, scope, async (tx) => {
      await tx.execute(sql`select from response for update`);
      const submitted = submit(9, { customer: "anna" });
      // Asked outside: within a transaction the list of connections stays as it was first read.
      const waits =
        "select from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()";
      await expect.poll(async () => (await appDb.pool.query(waits)).rowCount, { timeout: 10_000 }).toBe(1);
      const held = tx.execute(sql`select from customer for update`).then(
        () => true,
        () => false,
      );
      return { submitted, lost: await held };
    });
    const met = await later.catch(() => null);
    lost = met?.lost ?? false;
    if (met) expect(await met.submitted).toMatchObject({ outcome: "created" });
    expect(await recount(scope)).toMatchObject({ differ: 0 });
  }
  expect(lost).toBe(true);
});
