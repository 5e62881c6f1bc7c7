import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { insertSurvey } from "@/db/queries/insert-survey";
import { publishSurvey } from "@/db/queries/publish-survey";
import { createIntakeQueue } from "@/db/rollups/intake-queue";
import { recountTallies } from "@/db/rollups/recount";
import type { Repeats } from "@/db/schema/survey";
import { testDatabase } from "@/db/testing/test-database";
import { TEMPLATES } from "@/domain/survey/templates/templates";
import { createSurveyCache, findPublished } from "@/features/respond/find-published";
import { type GivenAnswers, type Intake, submitAnswers } from "@/features/respond/submit-answers";

const database = await testDatabase();
const { appDb } = database;
const NOW = new Date("2026-03-10T12:00:00Z");
const intake: Intake = {
  db: appDb,
  queue: createIntakeQueue(appDb),
  capped: new Map(),
  slots: new Map(),
  secret: "0".repeat(32),
};

async function published(repeats: Repeats = { policy: "all" }) {
  const scope = await database.makeWorkspace();
  const definition = TEMPLATES.nps({ name: "Acme", color: "#1f6f5c" });
  const { key } = await withTenant(appDb, scope, async (tx) => {
    const made = await insertSurvey(tx, scope, { name: "NPS", definition, repeats });
    await publishSurvey(tx, scope, made.id, NOW);
    return made;
  });
  const survey = await findPublished(appDb, createSurveyCache(), key);
  if (!survey?.current) throw new Error("not published");
  const { current } = survey;
  const submit = (given: GivenAnswers, now = NOW) => submitAnswers(intake, survey, current, given, now);
  const query = async (text: ReturnType<typeof sql>) => (await withTenant(appDb, scope, (tx) => tx.execute(text))).rows;
  return { scope, survey, submit, query };
}

function given(answers: Record<string, unknown>, more: Partial<GivenAnswers> = {}): GivenAnswers {
  const base = { submissionId: randomUUID(), revision: null, locale: "en" as const, attributes: {}, identity: {} };
  return { ...base, answers, complete: false, channel: "api", test: false, ...more };
}

describe("continuing a response", () => {
  test("a newer revision that says the same still makes an older one late", async () => {
    const { submit, query } = await published();
    const first = given({ score: 9 }, { revision: 1 });
    await submit(first);
    await submit({ ...first, revision: 3 });
    // Revision 2 was sent between the two and arrives last: acknowledged, ignored.
    expect(await submit({ ...first, revision: 2, answers: { score: 0 } })).toMatchObject({ outcome: "repeated" });
    expect(await query(sql`select score from answer where question_id = 'score'`)).toEqual([{ score: 9 }]);
  });

  test("steps together carry no more than 20 attributes", async () => {
    const { submit, query } = await published();
    const names = (from: number) =>
      Object.fromEntries(Array.from({ length: 15 }, (_, i) => [`a${String(from + i)}`, "x"]));
    const first = given({ score: 9 }, { attributes: names(0) });
    await submit(first);
    const more = { ...first, answers: { score: 8 }, attributes: names(15) };
    expect(await submit(more)).toMatchObject({ outcome: "invalid", errors: [{ path: "attributes" }] });
    // 15 and 5 others are 20.
    const some = { ...more, attributes: { ...names(0), ...Object.fromEntries(Object.entries(names(15)).slice(0, 5)) } };
    expect(await submit(some)).toMatchObject({ outcome: "continued" });
    const [row] = await query(sql`select attributes from response`);
    expect(Object.keys(row?.attributes as object)).toHaveLength(20);
  });

  test("one customer's steps and new answers at the same moment never wait for each other in a circle", async () => {
    const { scope, submit, query } = await published({ policy: "latest", windowDays: 30 });
    const at = (minute: number) => ({ customer: "anna", answeredAt: new Date(NOW.getTime() + minute * 60_000) });
    for (let round = 0; round < 5; round++) {
      const begun = Array.from({ length: 4 }, (_, i) => given({ score: 9 }, at(round * 10 + i)));
      for (const one of begun) await submit(one);
      await Promise.all([
        ...begun.map((one) => submit({ ...one, answers: { score: 2 } })),
        ...begun.map((_, i) => submit(given({ score: 7 }, at(round * 10 + 5 + i)))),
      ]);
    }
    expect(await query(sql`select state, count(*)::int as n from response group by state order by state`)).toEqual([
      { state: "counted", n: 1 },
      { state: "superseded", n: 39 },
    ]);
    const recount = await withTenant(appDb, scope, (tx) => recountTallies(tx, scope));
    expect(recount.differ).toBe(0);
  });
});
