import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import type { Definition } from "@/domain/survey/definition";
import { TEMPLATES } from "@/domain/survey/templates/templates";
import { closeSurvey, requireSurvey, updateSurvey } from "@/features/surveys/change-survey";
import { createSurvey } from "@/features/surveys/create-survey";
import { markDraft } from "@/features/surveys/versions/mark-draft";
import { type PublishOptions, publishDraft } from "@/features/surveys/versions/publish-draft";
import { isProblem } from "@/platform/http/problem";

const database = await testDatabase();
const { appDb } = database;
const NOW = new Date("2026-03-10T12:00:00Z");
const CSAT = TEMPLATES.csat({ name: "Larkway", color: "#484188" }, "en");

function asked(ask: string, scale: "1-5" | "1-7" = "1-5"): Definition {
  const questions = CSAT.questions.map((one) =>
    one.kind === "csat" ? { ...one, scale, title: { ...one.title, en: ask } } : one,
  );
  return { ...CSAT, questions };
}

async function start(definition: Definition) {
  const scope = await database.makeWorkspace();
  const run = <T>(work: Parameters<typeof withTenant<T>>[2]) => withTenant(appDb, scope, work);
  const { id } = await run((tx) => createSurvey(tx, scope, { definition }));
  return {
    scope,
    id,
    run,
    publish: (options?: PublishOptions) => run((tx) => publishDraft(tx, scope, id, NOW, options)),
    draft: (next: Definition) => run((tx) => updateSurvey(tx, scope, id, { definition: next }, NOW)),
    mark: async () => markDraft(await run((tx) => requireSurvey(tx, scope, id))),
  };
}

async function rows<T extends Record<string, unknown>>(scope: WorkspaceScope, query: ReturnType<typeof sql>) {
  return (await withTenant(appDb, scope, (tx) => tx.execute<T>(query))).rows;
}

async function refusal(work: Promise<unknown>) {
  const error = await work.catch((reason: unknown) => reason);
  if (!isProblem(error)) throw new Error("It was not refused.");
  return error.problem;
}

test("a declared spelling correction keeps the series, and is written down with both wordings", async () => {
  const { scope, id, publish, draft } = await start(asked("How satisfyed are you?"));
  await publish();
  await draft(asked("How satisfied are you?"));
  await publish({ corrections: ["score"] });
  const series = await rows(scope, sql`select ordinal, title from series where survey_id = ${id}`);
  expect(series).toEqual([{ ordinal: 1, title: "How satisfied are you?" }]);
  const versions = await rows(scope, sql`select series from survey_version where survey_id = ${id} order by version`);
  expect(versions).toEqual([{ series: { score: 1 } }, { series: { score: 1 } }]);
  const [audit] = await rows(
    scope,
    sql`select before, after from audit_event where action = 'survey.spelling_corrected'`,
  );
  expect(audit).toMatchObject({
    before: { question: "score", series: 1, title: "How satisfyed are you?" },
    after: { question: "score", version: 2, title: "How satisfied are you?" },
  });
});

test("published again without a change after a correction, the corrected wording goes on", async () => {
  const { scope, id, publish, draft } = await start(asked("How satisfyed are you?"));
  await publish();
  await draft(asked("How satisfied are you?"));
  await publish({ corrections: ["score"] });
  await publish();
  expect(await rows(scope, sql`select ordinal from series where survey_id = ${id}`)).toEqual([{ ordinal: 1 }]);
});

test("a new scale is no spelling: refused with the question named, and nothing was published", async () => {
  const { run, scope, id, publish, draft } = await start(asked("How satisfied are you?"));
  await publish();
  await draft(asked("How satisfied are you?", "1-7"));
  const problem = await refusal(publish({ corrections: ["nobody", "score"] }));
  expect(problem).toMatchObject({
    status: 422,
    errors: [
      { path: "corrections.0", message: "There is no score question with this id." },
      { path: "corrections.1", message: "More than spelling changed (scale), so a new series begins." },
    ],
  });
  expect((await run((tx) => requireSurvey(tx, scope, id))).publishedVersion).toBe(1);
});

test("what somebody read is what is published: a draft that changed meanwhile is refused", async () => {
  const { publish, draft, mark } = await start(asked("How satisfied are you?"));
  const read = await mark();
  await draft(asked("How happy are you?"));
  expect(await refusal(publish({ read }))).toMatchObject({ status: 409, code: "draft_changed" });
  const row = await publish({ read: await mark() });
  expect(row).toMatchObject({ status: "live", publishedVersion: 1 });
});

test("two people who press at once publish one version, the other is told", async () => {
  const { publish, mark } = await start(asked("How satisfied are you?"));
  const read = await mark();
  const both = await Promise.allSettled([publish({ read }), publish({ read })]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("nothing to publish is refused on the page; a program may publish the same again", async () => {
  const { publish, mark } = await start(asked("How satisfied are you?"));
  await publish();
  expect(await refusal(publish({ read: await mark() }))).toMatchObject({ status: 409, code: "conflict" });
  expect((await publish()).publishedVersion).toBe(2);
});

test("what cannot work is not published from the page", async () => {
  const { publish, mark } = await start({
    ...asked("How satisfied are you?"),
    questions: [
      { id: "first", kind: "yes_no", title: { en: "Solved?" }, required: false },
      {
        id: "score",
        kind: "csat",
        scale: "1-5",
        title: { en: "How satisfied are you?" },
        required: true,
        showIf: {
          all: [
            { question: "first", op: "is", value: true },
            { question: "first", op: "is", value: false },
          ],
        },
      },
    ],
    locales: ["en"],
    endings: [{ id: "end", title: { en: "Thank you" } }],
  });
  expect((await refusal(publish({ read: await mark() }))).detail).toContain("Nobody can come to this question");
});

test("a closed survey opens again, and its version says who published it", async () => {
  const { run, scope, id, publish, draft } = await start(asked("How satisfied are you?"));
  await publish();
  await run((tx) => closeSurvey(tx, scope, id, NOW));
  await draft(asked("How happy are you?"));
  expect(await publish()).toMatchObject({ status: "live", closedAt: null, publishedVersion: 2 });
  const [{ by } = { by: null }] = await rows<{ by: unknown }>(
    scope,
    sql`select published_by as by from survey_version where survey_id = ${id} and version = 2`,
  );
  expect(by).toEqual(expect.objectContaining({ kind: expect.stringMatching(/user|job|apiKey/) }));
});
