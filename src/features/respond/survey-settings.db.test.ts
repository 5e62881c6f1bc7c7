import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { insertSurvey } from "@/db/queries/insert-survey";
import { publishSurvey } from "@/db/queries/publish-survey";
import { createIntakeQueue } from "@/db/rollups/intake-queue";
import { recountTallies } from "@/db/rollups/recount";
import type { WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { TEMPLATES } from "@/domain/survey/templates/templates";
import { givenRevision } from "@/features/respond/anonymise-answers";
import { createSurveyCache, findPublished, type PublishedSurvey } from "@/features/respond/find-published";
import { GRACE_MS, standingOf } from "@/features/respond/standing-of";
import { type GivenAnswers, type Intake, submitAnswers } from "@/features/respond/submit-answers";
import { openingWords, whatRemains } from "@/features/respond/tell-standing";
import { applySettings } from "@/features/surveys/settings/apply-settings";
import type { SettingsInput } from "@/features/surveys/settings/input";

const database = await testDatabase();
const { appDb } = database;
const NOW = new Date("2026-03-10T14:23:45Z");

function intake(): Intake {
  return {
    db: appDb,
    queue: createIntakeQueue(appDb),
    capped: new Map(),
    slots: new Map(),
    secret: "0123456789abcdef0123456789abcdef",
  };
}

async function published(settings: SettingsInput, zone = "UTC"): Promise<PublishedSurvey> {
  const scope = await database.makeWorkspace({ zone });
  const definition = TEMPLATES.nps({ name: "Acme", color: "#1f6f5c" });
  const made = await withTenant(appDb, scope, async (tx) => {
    const survey = await insertSurvey(tx, scope, { name: "NPS", definition, repeats: { policy: "all" } });
    await publishSurvey(tx, scope, survey.id, NOW);
    await applySettings(tx, scope, survey.id, settings, NOW);
    return survey;
  });
  return found(made.key);
}

async function found(key: string): Promise<PublishedSurvey> {
  const survey = await findPublished(appDb, createSurveyCache(), key);
  if (!survey) throw new Error("not found");
  return survey;
}

function given(answers: Record<string, unknown>, more: Partial<GivenAnswers> = {}): GivenAnswers {
  const base = { submissionId: randomUUID(), revision: null, locale: "en" as const, attributes: {}, identity: {} };
  return { ...base, answers, complete: false, channel: "api", test: false, ...more };
}

function send(own: Intake, survey: PublishedSurvey, what: GivenAnswers, now = NOW) {
  if (!survey.current) throw new Error("not published");
  return submitAnswers(own, survey, survey.current, what, now);
}

async function rowsOf(scope: WorkspaceScope) {
  const { rows } = await withTenant(appDb, scope, (tx) =>
    tx.execute<Record<string, unknown>>(sql`
      select id, submission_id, revision::float8 as revision, customer_id, identity, channel, stage, state, day::text as day, attributes,
        started_at at time zone 'Asia/Kolkata' as started, answered_at at time zone 'Asia/Kolkata' as answered,
        first_scored_at at time zone 'Asia/Kolkata' as scored, completed_at at time zone 'Asia/Kolkata' as completed
      from response`),
  );
  return rows;
}

describe("a cap", () => {
  test("64 clients at once take exactly as many places as there are, and nobody who was told 'stored' is lost", async () => {
    const survey = await published({ cap: 40 });
    // Two processes, each with queues of its own; every client sends its submission twice.
    const processes = [intake(), intake()];
    const clients = Array.from({ length: 64 }, (_, place) => ({
      own: processes[place % 2] ?? intake(),
      what: given({ score: place % 11 }, place % 8 === 0 ? { customer: `c-${place}` } : {}),
    }));
    const replies = await Promise.all(
      clients.flatMap(({ own, what }) => [send(own, survey, what), send(own, survey, what)]),
    );
    const taken = new Set(
      clients.filter((_, place) => replies[2 * place]?.outcome !== "refused").map(({ what }) => what.submissionId),
    );
    expect(taken.size).toBe(40);
    const stored = await rowsOf(survey.scope);
    expect(new Set(stored.map((row) => row.submission_id))).toEqual(taken);
    expect(replies.filter(({ outcome }) => outcome === "created")).toHaveLength(40);
    for (const [place, { what }] of clients.entries()) {
      const both = [replies[2 * place]?.outcome, replies[2 * place + 1]?.outcome].sort();
      expect(both, what.submissionId).toEqual(
        taken.has(what.submissionId) ? ["created", "repeated"] : ["refused", "refused"],
      );
    }
    expect((await found(survey.key)).full).toBe(true);
    expect(await withTenant(appDb, survey.scope, (tx) => recountTallies(tx, survey.scope))).toMatchObject({
      differ: 0,
    });
  });

  test("what was begun is finished when full; tests take no place; a key's and an excluded answer's are others", async () => {
    const survey = await published({ cap: 2 });
    const own = intake();
    const begun = given({ score: 9 });
    expect((await send(own, survey, given({ score: 1 }, { test: true }))).outcome).toBe("created");
    expect((await send(own, survey, begun)).outcome).toBe("created");
    expect((await send(own, survey, given({ score: 3 }))).outcome).toBe("created");
    expect((await send(own, survey, given({ score: 4 }))).outcome).toBe("refused");
    const rest = { ...begun, answers: { why: "Kind." }, complete: true };
    expect((await send(own, survey, rest)).outcome).toBe("continued");
    expect((await send(own, survey, given({ score: 5 }, { test: true }))).outcome).toBe("created");
    expect((await send(own, survey, given({ score: 5 }, { beyondCap: true }))).outcome).toBe("created");
    await withTenant(appDb, survey.scope, (tx) =>
      tx.execute(sql`update response set state = 'excluded' where state = 'counted'`),
    );
    expect((await send(own, survey, given({ score: 6 }))).outcome).toBe("created");
  });

  test("raised, it takes more; taken away, any number", async () => {
    const survey = await published({ cap: 1 });
    const own = intake();
    await send(own, survey, given({ score: 9 }));
    expect((await send(own, survey, given({ score: 9 }))).outcome).toBe("refused");
    await withTenant(appDb, survey.scope, (tx) => applySettings(tx, survey.scope, survey.id, { cap: 2 }, NOW));
    // A process that remembers the old cap asks what holds when it stores.
    expect((await send(own, survey, given({ score: 9 }))).outcome).toBe("created");
    await withTenant(appDb, survey.scope, (tx) => applySettings(tx, survey.scope, survey.id, { cap: null }, NOW));
    expect((await send(own, survey, given({ score: 9 }))).outcome).toBe("created");
    expect((await found(survey.key)).full).toBe(false);
  });
});

describe("opening and closing", () => {
  const opensAt = new Date("2026-03-29T08:00:00Z");
  const closesAt = new Date("2026-04-01T22:00:00Z");

  test("holds to the instant, with an hour to finish after it", async () => {
    const survey = await published({ opensAt, closesAt });
    const at = (time: number) => standingOf(survey, new Date(time));
    expect(at(opensAt.getTime() - 1)).toEqual({ kind: "notOpen", opensAt });
    expect(at(opensAt.getTime())).toEqual({ kind: "open" });
    expect(at(closesAt.getTime() - 1)).toEqual({ kind: "open" });
    expect(at(closesAt.getTime())).toEqual({ kind: "closed", grace: true });
    expect(at(closesAt.getTime() + GRACE_MS - 1)).toEqual({ kind: "closed", grace: true });
    expect(at(closesAt.getTime() + GRACE_MS)).toEqual({ kind: "closed", grace: false });
    expect(whatRemains(at(closesAt.getTime()))).toBe("finish");
    expect(whatRemains(at(closesAt.getTime() + GRACE_MS))).toBe("repeat");
  });

  test("after the closing a begun answer is finished, later only acknowledged; nothing new is begun", async () => {
    const survey = await published({ closesAt });
    const own = intake();
    const begun = given({ score: 9 });
    await send(own, survey, begun, new Date(closesAt.getTime() - 1000));
    const late = new Date(closesAt.getTime() + 60_000);
    expect((await send(own, survey, given({ score: 1 }, { only: "finish" }), late)).outcome).toBe("refused");
    expect((await send(own, survey, { ...begun, only: "repeat" }, late)).outcome).toBe("repeated");
    const rest = { ...begun, answers: { why: "Kind." }, complete: true };
    expect((await send(own, survey, { ...rest, only: "repeat" }, late)).outcome).toBe("refused");
    expect((await send(own, survey, { ...rest, only: "finish" }, late)).outcome).toBe("continued");
    expect((await send(own, survey, { ...rest, only: "repeat" }, late)).outcome).toBe("repeated");
  });

  test("the opening is said in each language, by the workspace's clocks", async () => {
    const survey = await published({ opensAt }, "Europe/Berlin");
    expect(openingWords(survey, "en")).toContain("29 March 2026 at 10:00 CEST");
    expect(openingWords(survey, "de")).toContain("Sonntag, 29. März 2026");
    expect(openingWords(survey, "ar")).toContain("٢٠٢٦");
    expect(openingWords(survey, "ja")).toContain("2026年3月29日");
  });
});

describe("an anonymous survey", () => {
  test("stores no person, no time of day, no id that tells either, through every kind of request", async () => {
    const survey = await published({ anonymous: true }, "Asia/Kolkata");
    const own = intake();
    const identity = { customer: "c-1", email: "ada@example.com", name: "Ada", agent: "a-7", interaction: "t-9" };
    const link = given({ score: 9 }, { identity: { ...identity, stage: "after" }, customer: "c-1" });
    const keyed = given(
      { score: 2 },
      { customer: "c-2", answeredAt: new Date("2026-02-27T20:00:00Z"), complete: true },
    );
    expect((await send(own, survey, link)).outcome).toBe("created");
    expect((await send(own, survey, { ...link, answers: { why: "So." }, complete: true })).outcome).toBe("continued");
    expect((await send(own, survey, { ...link, answers: { why: "So." }, complete: true })).outcome).toBe("repeated");
    expect((await send(own, survey, keyed)).outcome).toBe("created");
    expect((await send(own, survey, keyed)).outcome).toBe("repeated");
    const rows = await rowsOf(survey.scope);
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      expect(row).toMatchObject({ customer_id: null, identity: null });
      // Version 4: a version 7 would begin with the millisecond.
      expect(String(row.id)[14]).toBe("4");
      expect([link.submissionId, keyed.submissionId]).not.toContain(row.submission_id);
      for (const time of ["started", "answered", "scored", "completed"])
        expect(String(row[time]), time).toBe(`${row.day} 00:00:00`);
    }
    expect(rows.map((row) => row.day).sort()).toEqual(["2026-02-28", "2026-03-10"]);
    const { rows: customers } = await withTenant(appDb, survey.scope, (tx) => tx.execute(sql`select id from customer`));
    expect(customers).toEqual([]);
  });

  test("stores no page's clock: revisions grow as given, and the page counts on from its own", async () => {
    const survey = await published({ anonymous: true });
    const own = intake();
    const clock = NOW.getTime();
    const step = given({ score: 9 }, { revision: clock });
    expect((await send(own, survey, step)).outcome).toBe("created");
    expect((await send(own, survey, { ...step, answers: { score: 3 }, revision: clock - 1 })).outcome).toBe("repeated");
    expect((await send(own, survey, { ...step, answers: { score: 8 }, revision: clock + 1 })).outcome).toBe(
      "continued",
    );
    const [row] = await rowsOf(survey.scope);
    const stored = Number(row?.revision);
    expect(Math.abs(stored - clock)).toBeGreaterThan(24 * 60 * 60 * 1000);
    expect(givenRevision(survey, own.secret, step.submissionId, stored)).toBe(clock + 1);
    // What was stored before revisions were moved, and what no page numbered.
    expect(givenRevision(survey, own.secret, step.submissionId, 0)).toBe(0);
  });
});
