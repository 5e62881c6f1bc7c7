import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { deleteSurvey, eraseSurvey } from "@/db/rollups/delete-survey";
import { foldAllTallies } from "@/db/rollups/fold-tallies";
import { COMPLETION } from "@/db/rollups/stored-answer";
import { parseDefinition } from "@/domain/survey/definition";
import { TEMPLATES } from "@/domain/survey/templates/templates";
import { type GivenAnswers, submitAnswers } from "@/features/respond/submit-answers";
import { given, NOW, submitStand, versionOf } from "@/features/respond/testing/submit-stand";

const { appDb, workerDb, intake, publishedNps, published, tally, counts, recount } = await submitStand();

describe("one answer's way", () => {
  test("a score counts from the moment it is stored, complete or not, and folding changes nothing", async () => {
    const survey = await publishedNps();
    const submitted = await submitAnswers(intake(), survey, versionOf(survey), given({ score: 9 }), NOW);
    expect(submitted).toMatchObject({ outcome: "created", next: "why", ending: null });
    expect(await counts(survey)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]);
    await foldAllTallies(workerDb);
    expect(await counts(survey)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]);
    const [completion] = await tally(survey.scope, survey.id, COMPLETION);
    expect(completion?.tally.counts.slice(0, 2)).toEqual([1, 0]);
  });

  test("an answer to a survey that was deleted in that moment is told that it is gone, a customer's too", async () => {
    const survey = await publishedNps();
    const doors = intake();
    await withTenant(appDb, survey.scope, (tx) => deleteSurvey(tx, survey.scope, survey.id));
    await eraseSurvey(workerDb, survey.scope, survey.id);
    for (const more of [{}, { customer: "ann" }]) {
      const late = submitAnswers(doors, survey, versionOf(survey), given({ score: 9 }, more), NOW);
      expect(await late).toEqual({ outcome: "gone" });
    }
  });

  test("a later step of the same submission is merged; a newer score replaces the first", async () => {
    const survey = await publishedNps();
    const doors = intake();
    const first = given({ score: 9 });
    await submitAnswers(doors, survey, versionOf(survey), first, NOW);
    const why = { ...first, answers: { why: "Friendly." }, complete: false };
    expect(await submitAnswers(doors, survey, versionOf(survey), why, NOW)).toMatchObject({ outcome: "continued" });
    const corrected = { ...first, answers: { score: 3 } };
    await submitAnswers(doors, survey, versionOf(survey), corrected, new Date("2026-03-12T12:00:00Z"));
    expect(await counts(survey)).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
    const done = { ...first, answers: {}, complete: true };
    expect(await submitAnswers(doors, survey, versionOf(survey), done, NOW)).toMatchObject({
      outcome: "continued",
      next: null,
      ending: "thanks_low",
    });
    const [completion] = await tally(survey.scope, survey.id, COMPLETION);
    expect(completion?.tally.counts.slice(0, 2)).toEqual([0, 1]);
    // The day was fixed by the first score: 10 March, although the correction came on the 12th.
    const [onTheDay] = await tally(survey.scope, survey.id, "score", { from: "2026-03-10", to: "2026-03-10" });
    expect(onTheDay?.tally.counts[3]).toBe(1);
    expect(await recount(survey.scope)).toMatchObject({ differ: 0 });
  });

  test("complete: the same content again is known, another is a conflict, a late older revision is ignored", async () => {
    const survey = await publishedNps();
    const doors = intake();
    const whole = given({ score: 10, why: "All of it." }, { complete: true, revision: 2 });
    expect(await submitAnswers(doors, survey, versionOf(survey), whole, NOW)).toMatchObject({
      outcome: "created",
      ending: "thanks",
    });
    expect(await submitAnswers(doors, survey, versionOf(survey), whole, NOW)).toMatchObject({ outcome: "repeated" });
    expect(await submitAnswers(doors, survey, versionOf(survey), { ...whole, answers: { score: 0 } }, NOW)).toEqual({
      outcome: "conflict",
    });
    const late = { ...whole, revision: 1, answers: { score: 4 }, complete: false };
    expect(await submitAnswers(doors, survey, versionOf(survey), late, NOW)).toMatchObject({ outcome: "repeated" });
    expect(await counts(survey)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });

  test.each([
    ["a score past the scale", { score: 11 }, "answers.score"],
    ["a fraction", { score: 7.5 }, "answers.score"],
    ["a text", { score: "9" }, "answers.score"],
    ["a negative score", { score: -1 }, "answers.score"],
    ["a question that was never asked", { score: 9, nope: 1 }, "answers.nope"],
  ])("%s is refused with its path and nothing is stored", async (_name, answers, path) => {
    const survey = await publishedNps();
    const submitted = await submitAnswers(intake(), survey, versionOf(survey), given(answers), NOW);
    expect(submitted).toMatchObject({ outcome: "invalid", errors: [{ path }] });
    const rows = await withTenant(appDb, survey.scope, (tx) => tx.execute("select id from response"));
    expect(rows.rows).toHaveLength(0);
  });

  test("attributes are dimensions at once; past 200 values of one they are tallied as (other)", async () => {
    const survey = await publishedNps();
    const doors = intake();
    const all = Array.from({ length: 203 }, (_, i) =>
      given({ score: i % 11 }, { attributes: { store: `s${i}`, plan: i % 2 ? "solo" : "duo" } }),
    );
    for (const one of all) await submitAnswers(doors, survey, versionOf(survey), one, NOW);
    const stores = await tally(survey.scope, survey.id, "score", { by: "store" });
    expect(stores).toHaveLength(201);
    const other = stores.find((group) => group.value === "(other)");
    expect(other?.tally.counts.reduce((a, b) => a + b, 0)).toBe(3);
    const plans = await tally(survey.scope, survey.id, "score", { by: "plan" });
    expect(plans.map((group) => [group.value, group.tally.counts.reduce((a, b) => a + b, 0)])).toEqual([
      ["duo", 102],
      ["solo", 101],
    ]);
    await foldAllTallies(workerDb);
    expect(await recount(survey.scope)).toMatchObject({ differ: 0 });
  });

  test("an answer belongs to the workspace's local day", async () => {
    const survey = await publishedNps({ policy: "all" }, "Asia/Kolkata");
    // 20:00 UTC on the 10th is 01:30 on the 11th in Kolkata.
    await submitAnswers(intake(), survey, versionOf(survey), given({ score: 7 }), new Date("2026-03-10T20:00:00Z"));
    expect(await tally(survey.scope, survey.id, "score", { from: "2026-03-11", to: "2026-03-11" })).toHaveLength(1);
    expect(await tally(survey.scope, survey.id, "score", { from: "2026-03-10", to: "2026-03-10" })).toHaveLength(0);
  });

  test("effort is turned round on the way in; whoever continues still meets the score they gave", async () => {
    const definition = TEMPLATES.ces({ name: "Acme", color: "#1f6f5c" });
    const [score, ...rest] = definition.questions;
    const effort = { ...score, kind: "ces", scale: "1-5", anchors: "effort", labels: undefined };
    const parsed = parseDefinition({
      ...definition,
      questions: [effort, ...rest],
      logic: [],
      endings: [{ id: "end", title: { en: "Thanks" } }],
      locales: ["en"],
      locale: "en",
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    const survey = await published(parsed.definition, { policy: "all" }, "UTC");
    const doors = intake();
    const whole = given({ score: 5 }, { complete: true });
    await submitAnswers(doors, survey, versionOf(survey), whole, NOW);
    // 1 + 5 − 5 = 1: very high effort is the lowest ease.
    expect((await counts(survey))[1]).toBe(1);
    expect(await submitAnswers(doors, survey, versionOf(survey), whole, NOW)).toMatchObject({
      outcome: "repeated",
      answers: { score: 5 },
    });
    expect(await submitAnswers(doors, survey, versionOf(survey), { ...whole, answers: { score: 1 } }, NOW)).toEqual({
      outcome: "conflict",
    });
  });

  test("test answers are stored and never counted", async () => {
    const survey = await publishedNps();
    await submitAnswers(intake(), survey, versionOf(survey), given({ score: 10 }, { test: true }), NOW);
    expect(await tally(survey.scope, survey.id, "score")).toEqual([]);
  });
});

describe("the same submission from many sides", () => {
  test("sent 40 times at once it is stored once", async () => {
    const survey = await publishedNps();
    const doors = intake();
    const one = given({ score: 8 }, { complete: true });
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, () => submitAnswers(doors, survey, versionOf(survey), one, NOW)),
    );
    expect(outcomes.filter((each) => each.outcome === "created")).toHaveLength(1);
    expect(outcomes.filter((each) => each.outcome === "repeated")).toHaveLength(39);
    expect((await counts(survey))[8]).toBe(1);
  });

  test("two workspaces share a flush and neither sees the other", async () => {
    const [a, b] = [await publishedNps(), await publishedNps()];
    const doors = intake();
    const both = Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? a : b));
    await Promise.all(both.map((survey) => submitAnswers(doors, survey, versionOf(survey), given({ score: 9 }), NOW)));
    expect((await counts(a))[9]).toBe(20);
    expect((await counts(b))[9]).toBe(40);
    const seen = await withTenant(appDb, a.scope, (tx) => tx.execute("select count(*)::int as n from response"));
    expect(seen.rows[0]).toEqual({ n: 20 });
  });

  test("one bad answer in a batch never fails its neighbours", async () => {
    const survey = await publishedNps();
    const doors = intake();
    // A version that does not exist breaks a foreign key inside the shared transaction.
    const broken = { ...versionOf(survey), version: 99 };
    const results = await Promise.allSettled([
      submitAnswers(doors, survey, versionOf(survey), given({ score: 1 }), NOW),
      submitAnswers(doors, survey, broken, given({ score: 2 }), NOW),
      submitAnswers(doors, survey, versionOf(survey), given({ score: 3 }), NOW),
    ]);
    expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await counts(survey)).toEqual([0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
  });
});

test("without a workspace nothing is readable, and after a tenant's transaction nothing is left on the connection", async () => {
  const survey = await publishedNps();
  await submitAnswers(intake(), survey, versionOf(survey), given({ score: 5 }), NOW);
  const client = await appDb.pool.connect();
  try {
    for (const table of [
      "response",
      "answer",
      "tally_day",
      "tally_delta",
      "survey",
      "customer",
      "outbox",
      "audit_event",
    ]) {
      expect((await client.query(`select 1 from ${table}`)).rows, table).toEqual([]);
    }
    expect((await client.query("select current_setting('app.workspace_id', true) as id")).rows[0].id ?? "").toBe("");
  } finally {
    client.release();
  }
});

test("deltas, folds, corrections and deletions in any order leave tallies equal to the answers", async () => {
  const survey = await publishedNps({ policy: "latest", windowDays: 30 });
  const doors = intake();
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const known: GivenAnswers[] = [];
  for (let i = 0; i < 120; i++) {
    const roll = random(10);
    const old = known[random(Math.max(1, known.length))];
    if (roll < 6 || !old) {
      const more = random(2) ? { customer: `c${random(5)}` } : {};
      const attributes = { country: ["DE", "FR", "UK"][random(3)] ?? "DE" };
      const answeredAt = new Date(Date.UTC(2026, random(3), 1 + random(28), 12));
      const one = given({ score: random(11) }, { ...more, attributes, answeredAt });
      known.push(one);
      await submitAnswers(doors, survey, versionOf(survey), one, NOW);
    } else if (roll < 9) {
      await submitAnswers(doors, survey, versionOf(survey), { ...old, answers: { score: random(11) } }, NOW);
    } else await foldAllTallies(workerDb);
  }
  const found = await recount(survey.scope);
  expect(found.tallies).toBeGreaterThan(50);
  expect(found.differ).toBe(0);
  await withTenant(appDb, survey.scope, (tx) => tx.execute(sql`delete from answer where score > 5`));
  expect(await recount(survey.scope)).toMatchObject({ differ: 0 });
});
