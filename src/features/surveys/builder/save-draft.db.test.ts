import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import type { WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import type { Definition } from "@/domain/survey/definition";
import { putText } from "@/domain/survey/edit/put-text";
import { draftMark, saveDraft } from "@/features/surveys/builder/save-draft";
import { createSurvey } from "@/features/surveys/create-survey";
import { isProblem } from "@/platform/http/problem";

const database = await testDatabase();
const { appDb } = database;
const NOW = new Date("2026-03-10T12:00:00Z");

function run<T>(scope: WorkspaceScope, work: Parameters<typeof withTenant<T>>[2]): Promise<T> {
  return withTenant(appDb, scope, work);
}

async function newSurvey() {
  const scope = await database.makeWorkspace();
  const { id, draft } = await run(scope, (tx) => createSurvey(tx, scope, { template: "nps" }));
  const save = (definition: unknown, basedOn: string, now = NOW) =>
    run(scope, (tx) => saveDraft(tx, scope, id, { definition, basedOn }, now));
  const stored = async () => (await run(scope, (tx) => findSurvey(tx, scope, id)))?.draft;
  return { scope, id, draft, save, stored };
}

function reworded(draft: Definition, words: string): Definition {
  const next = putText(draft, "questions.score.title", words);
  if (!next) throw new Error("fixture");
  return next;
}

async function audited(scope: WorkspaceScope): Promise<number> {
  const reply = await run(scope, (tx) =>
    tx.execute<{ n: number }>(sql`select count(*)::int as n from audit_event where action = 'survey.draft_changed'`),
  );
  return reply.rows[0]?.n ?? 0;
}

test("a draft is stored over the one it was made from, and the next over that", async () => {
  const { draft, save, stored } = await newSurvey();
  const first = await save(reworded(draft, "Would you?"), draftMark(draft));
  expect(first.kind).toBe("saved");
  expect((await stored())?.questions[0]?.title.en).toBe("Would you?");
  expect((await save(reworded(draft, "Would you now?"), first.mark)).kind).toBe("saved");
  expect((await stored())?.questions[0]?.title.en).toBe("Would you now?");
});

test("over another draft nothing is written: theirs comes back with its mark, and with it one's own can be kept", async () => {
  const { draft, save, stored } = await newSurvey();
  await save(reworded(draft, "Theirs?"), draftMark(draft));
  const second = await save(reworded(draft, "Mine?"), draftMark(draft));
  if (second.kind !== "conflict") throw new Error("Two people wrote over each other.");
  expect(second.theirs.questions[0]?.title.en).toBe("Theirs?");
  expect((await stored())?.questions[0]?.title.en).toBe("Theirs?");
  expect((await save(reworded(draft, "Mine?"), second.mark)).kind).toBe("saved");
});

test("two at the same moment: one is stored, the other is told", async () => {
  const { draft, save } = await newSurvey();
  const mark = draftMark(draft);
  const both = await Promise.all([save(reworded(draft, "A?"), mark), save(reworded(draft, "B?"), mark)]);
  expect(both.map(({ kind }) => kind).sort()).toEqual(["conflict", "saved"]);
});

test("a sitting is one line in the audit; the same draft again is none", async () => {
  const { scope, draft, save } = await newSurvey();
  let { mark } = await save(draft, draftMark(draft));
  expect(await audited(scope)).toBe(0);
  for (const words of ["One?", "Two?", "Three?"]) mark = (await save(reworded(draft, words), mark)).mark;
  expect(await audited(scope)).toBeGreaterThanOrEqual(1);
});

test("what cannot be read is not stored: 422 with its place; an unknown or another's survey is 404", async () => {
  const { draft, save, stored, id } = await newSurvey();
  const status = async (work: Promise<unknown>) => {
    const error = await work.catch((reason: unknown) => reason);
    return isProblem(error) ? [error.problem.status, error.problem.errors?.[0]?.path] : error;
  };
  expect(await status(save(reworded(draft, " "), draftMark(draft)))).toEqual([422, "definition.questions.0.title.en"]);
  expect((await stored())?.questions[0]?.title).toEqual(draft.questions[0]?.title);
  const other = await database.makeWorkspace();
  for (const unknown of [id, randomUUID(), "x"]) {
    const input = { definition: draft, basedOn: draftMark(draft) };
    expect(await status(run(other, (tx) => saveDraft(tx, other, unknown, input, NOW)))).toEqual([404, undefined]);
  }
});
