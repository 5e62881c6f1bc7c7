import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { insertSurvey } from "@/db/queries/insert-survey";
import { publishSurvey } from "@/db/queries/publish-survey";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import { changeRepeats } from "@/db/rollups/change-repeats";
import { response } from "@/db/schema/response";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { TEMPLATES } from "@/domain/survey/templates/templates";
import { createSurvey } from "@/features/surveys/create-survey";
import { applySettings } from "@/features/surveys/settings/apply-settings";
import { changeDraft, readPage, readPrivacy } from "@/features/surveys/settings/change-draft";
import { type SettingsInput, settingsSchema } from "@/features/surveys/settings/input";
import { readAccess, readAnonymity, readCap, readOpening, readRepeats } from "@/features/surveys/settings/read-form";
import { toSurveyJson } from "@/features/surveys/view";
import { verifyPassword } from "@/platform/auth/password";
import { isProblem, type ProblemDetails } from "@/platform/http/problem";

const { appDb, makeWorkspace } = await testDatabase();
const NOW = new Date("2026-03-10T12:00:00Z");
const QUESTION = { id: "nps", kind: "nps", title: { en: "How likely?" } };
const SERIES = { question: "nps", scale: "nps", metric: "nps" } as const;

async function surveyOf(scope: WorkspaceScope): Promise<string> {
  return makeSurvey(appDb, scope, { questions: [QUESTION], series: [SERIES] });
}

function apply(scope: WorkspaceScope, id: string, input: SettingsInput): Promise<void> {
  return withTenant(appDb, scope, (tx) => applySettings(tx, scope, id, input, NOW));
}

async function problemOf(promise: Promise<unknown>): Promise<ProblemDetails> {
  try {
    await promise;
  } catch (error) {
    if (isProblem(error)) return error.problem;
    throw error;
  }
  throw new Error("Nothing was refused.");
}

async function rowOf(scope: WorkspaceScope, id: string) {
  const row = await withTenant(appDb, scope, (tx) => findSurvey(tx, scope, id));
  if (!row) throw new Error("gone");
  return row;
}

describe("anonymous mode", () => {
  test("may be switched freely until the first answer; a test is none", async () => {
    const scope = await makeWorkspace();
    const id = await surveyOf(scope);
    await storeScores(appDb, scope, id, [{ day: "2026-03-01", scores: { nps: 9 }, state: "test" }]);
    await apply(scope, id, { anonymous: true, minimumGroup: 10 });
    await apply(scope, id, { anonymous: false });
    await apply(scope, id, { anonymous: true, minimumGroup: 7 });
    expect(await rowOf(scope, id)).toMatchObject({ anonymous: true, minimumGroup: 7 });
  });

  test("stays on after the first answer, and its group only grows", async () => {
    const scope = await makeWorkspace();
    const id = await surveyOf(scope);
    await apply(scope, id, { anonymous: true });
    await storeScores(appDb, scope, id, [{ day: "2026-03-01", scores: { nps: 9 }, state: "held" }]);
    const off = await problemOf(apply(scope, id, { anonymous: false, cap: 10 }));
    expect(off).toMatchObject({ status: 409, code: "has_answers", errors: [{ path: "anonymous" }] });
    const lowered = await problemOf(apply(scope, id, { minimumGroup: 4 }));
    expect(lowered).toMatchObject({ status: 409, errors: [{ path: "minimumGroup" }] });
    expect(await rowOf(scope, id)).toMatchObject({ anonymous: true, minimumGroup: 5, responseCap: null });
    await apply(scope, id, { minimumGroup: 8 });
    expect((await problemOf(apply(scope, id, { minimumGroup: 5 }))).status).toBe(409);
    await apply(scope, id, { anonymous: true, minimumGroup: 8, cap: 100 });
    expect(await rowOf(scope, id)).toMatchObject({ minimumGroup: 8, responseCap: 100 });
  });

  test("is not put over answers that were given with names", async () => {
    const scope = await makeWorkspace();
    const id = await surveyOf(scope);
    await storeScores(appDb, scope, id, [{ day: "2026-03-01", scores: { nps: 9 } }]);
    expect((await problemOf(apply(scope, id, { anonymous: true }))).errors?.[0]?.message).toContain("Duplicate");
  });

  test("is on from the start in the survey for employees", async () => {
    const scope = await makeWorkspace();
    const row = await withTenant(appDb, scope, (tx) => createSurvey(tx, scope, { template: "enps" }));
    expect(row).toMatchObject({ anonymous: true, minimumGroup: 5 });
  });
});

describe("a change of settings", () => {
  test("is refused as a whole where the closing does not lie after the opening, also by halves", async () => {
    const scope = await makeWorkspace();
    const id = await surveyOf(scope);
    const [early, late] = [new Date("2026-04-01T00:00:00Z"), new Date("2026-05-01T00:00:00Z")];
    expect(await problemOf(apply(scope, id, { opensAt: late, closesAt: early }))).toMatchObject({
      status: 422,
      errors: [{ path: "closesAt" }],
    });
    await apply(scope, id, { closesAt: early });
    expect((await problemOf(apply(scope, id, { opensAt: late }))).errors?.[0]?.path).toBe("opensAt");
    await apply(scope, id, { opensAt: late, closesAt: null });
  });

  test("keeps a password only as its argon2id, shows it to nobody, and writes nothing of it into the audit", async () => {
    const scope = await makeWorkspace();
    const id = await surveyOf(scope);
    await apply(scope, id, { password: "sesame street", onlyFromPage: true });
    const row = await rowOf(scope, id);
    expect(row.passwordHash).toMatch(/^\$argon2id\$/);
    expect(await verifyPassword(row.passwordHash, "sesame street")).toBe(true);
    const shown = JSON.stringify(toSurveyJson(row, "https://candor.test"));
    expect(shown).toContain('"hasPassword":true');
    expect(shown).not.toContain("argon2");
    await apply(scope, id, { password: null });
    expect((await rowOf(scope, id)).passwordHash).toBe(null);
    const { rows } = await withTenant(appDb, scope, (tx) =>
      tx.execute(sql`select before, after from audit_event where subject = ${id} order by at, id`),
    );
    expect(rows).toEqual([
      { before: { password: false, onlyFromPage: false }, after: { password: true, onlyFromPage: true } },
      { before: { password: true }, after: { password: false } },
    ]);
    expect(JSON.stringify(rows)).not.toContain("sesame");
  });

  test("of repeats holds at once where nobody known has answered, else when its job has applied it", async () => {
    const scope = await makeWorkspace();
    const id = await surveyOf(scope);
    await storeScores(appDb, scope, id, [
      { day: "2026-03-01", scores: { nps: 2 } },
      { day: "2026-03-05", scores: { nps: 9 } },
    ]);
    await apply(scope, id, { repeats: { policy: "first", windowDays: 10 } });
    expect(await rowOf(scope, id)).toMatchObject({ repeats: { policy: "first" }, pendingRepeats: null });
    await apply(scope, id, { repeats: { policy: "all" } });
    await withTenant(appDb, scope, async (tx) => {
      const customerId = await upsertCustomer(tx, scope, "c-1");
      await tx.update(response).set({ customerId });
    });
    const latest = { policy: "latest" as const, windowDays: 30 };
    await apply(scope, id, { repeats: latest });
    expect(await rowOf(scope, id)).toMatchObject({ repeats: { policy: "all" }, pendingRepeats: latest });
    const states = async () =>
      (await withTenant(appDb, scope, (tx) => tx.execute(sql`select state from response order by answered_at`))).rows;
    expect(await states()).toEqual([{ state: "counted" }, { state: "counted" }]);
    await withTenant(appDb, scope, (tx) => changeRepeats(tx, scope, id));
    expect(await rowOf(scope, id)).toMatchObject({ repeats: latest, pendingRepeats: null });
    expect(await states()).toEqual([{ state: "superseded" }, { state: "counted" }]);
    // Back to what holds already: nothing is left to wait for.
    await apply(scope, id, { repeats: { policy: "all" } });
    await apply(scope, id, { repeats: latest });
    expect((await rowOf(scope, id)).pendingRepeats).toBe(null);
  });

  test("refuses what no setting can be", () => {
    for (const input of [
      { cap: 0 },
      { cap: 1.5 },
      { cap: "10" },
      { minimumGroup: 2 },
      { minimumGroup: 51 },
      { password: "abc" },
      { password: "x".repeat(129) },
      { opensAt: "2026-03-29T02:30" },
      { closesAt: "9999-01-01T00:00:00Z" },
      { repeats: { policy: "latest", windowDays: 0 } },
    ])
      expect(settingsSchema.safeParse(input).success, JSON.stringify(input)).toBe(false);
  });
});

describe("the forms of the settings", () => {
  const form = (values: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(values)) data.set(name, value);
    return data;
  };

  test("read what a clock on a wall shows, and say where there is no such time", () => {
    expect(readOpening(form({ opensAt: "2026-07-01T09:00", closesAt: "" }), "Europe/Berlin")).toEqual({
      ok: true,
      value: { opensAt: new Date("2026-07-01T07:00:00Z"), closesAt: null },
    });
    expect(readOpening(form({ opensAt: "2026-03-29T02:30", closesAt: "x" }), "Europe/Berlin")).toMatchObject({
      ok: false,
      errors: { opensAt: { key: "gap", values: { next: "03:00" } }, closesAt: { key: "time" } },
    });
  });

  test("empty is none, and a number is a whole one", () => {
    expect(readCap(form({ cap: "" }), "UTC")).toEqual({ ok: true, value: { cap: null } });
    expect(readCap(form({ cap: "250" }), "UTC")).toEqual({ ok: true, value: { cap: 250 } });
    expect(readCap(form({ cap: "ten" }), "UTC")).toMatchObject({ ok: false, errors: { cap: { key: "whole" } } });
    expect(readRepeats(form({ policy: "latest", windowDays: "0" }), "UTC")).toMatchObject({ ok: false });
    expect(readAnonymity(form({ minimumGroup: "7" }), "UTC")).toEqual({
      ok: true,
      value: { anonymous: false, minimumGroup: 7 },
    });
    expect(readAccess(form({ password: "" }), "UTC")).toEqual({ ok: true, value: { onlyFromPage: false } });
    expect(readAccess(form({ intent: "removePassword", onlyFromPage: "on" }), "UTC")).toEqual({
      ok: true,
      value: { onlyFromPage: true, password: null },
    });
  });

  test("change only their part of the draft; what does not fit is named by its field", async () => {
    const scope = await makeWorkspace();
    const definition = TEMPLATES.nps({ name: "Acme", color: "#1f6f5c" });
    const { id } = await withTenant(appDb, scope, async (tx) => {
      const made = await insertSurvey(tx, scope, { name: "NPS", definition, repeats: { policy: "all" } });
      await publishSurvey(tx, scope, made.id, NOW);
      return made;
    });
    const change = (read: typeof readPage, values: Record<string, string>) =>
      withTenant(appDb, scope, (tx) => changeDraft(tx, scope, id, read, form(values), NOW));
    expect(await change(readPage, { layout: "grouped", progress: "on" })).toEqual({ live: true });
    await change(readPrivacy, { "text.en": " Kept a year. ", url: "https://acme.example/privacy" });
    const { draft } = await rowOf(scope, id);
    expect(draft).toEqual({
      ...definition,
      page: { layout: "grouped", autoAdvance: false },
      privacy: { url: "https://acme.example/privacy", text: { en: "Kept a year." } },
    });
    const refused = await problemOf(change(readPrivacy, { url: "javascript:alert(1)" }));
    expect(refused.errors?.map(({ path }) => path)).toEqual(["url"]);
    await change(readPage, { layout: "one", progress: "on", autoAdvance: "on" });
    await change(readPrivacy, {});
    expect((await rowOf(scope, id)).draft).toEqual(definition);
  });
});
