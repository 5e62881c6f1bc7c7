import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { findSurveyVersion } from "@/db/queries/find-survey";
import { updateImport } from "@/db/queries/update-import";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { runImport } from "@/features/imports/run-import";
import { importFile, jobContext, orderImport, readReport } from "@/features/imports/testing/import-file";
import { askForUndo, undoImport } from "@/features/imports/undo-import";

const database = await testDatabase();
const now = new Date("2026-06-01T10:00:00Z");

/** What was answered to each question that feeds no score, in the order of the answers' days. */
async function answersOf(scope: WorkspaceScope): Promise<Record<string, unknown[]>> {
  const { rows } = await withTenant(database.appDb, scope, (tx) =>
    tx.execute<{ id: string; value: unknown }>(
      sql`select question_id as id, coalesce(to_jsonb(text), choices) as value from answer where series = 0 order by day, question_id`,
    ),
  );
  const found: Record<string, unknown[]> = {};
  for (const { id, value } of rows) found[id] = [...(found[id] ?? []), value];
  return found;
}

/** The questions of a survey: id, kind, and options as id = words. */
async function questionsOf(scope: WorkspaceScope, surveyId: string | null) {
  const version = await withTenant(database.appDb, scope, (tx) => findSurveyVersion(tx, scope, surveyId ?? "", 1));
  return (version?.definition.questions ?? []).map((one) => {
    const options = "options" in one ? one.options.map(({ id, label }) => `${id} = ${label.en}`) : [];
    return [one.id, one.kind, ...options];
  });
}

async function titlesOf(scope: WorkspaceScope, surveyId: string | null) {
  const version = await withTenant(database.appDb, scope, (tx) => findSurveyVersion(tx, scope, surveyId ?? "", 1));
  return version?.definition.questions.map(({ title }) => title.en);
}

const MONKEY = `Respondent ID,Collector ID,Date Created,How satisfied are you overall?,What did you use?,,,What was best?,Why?,What should we change?
,,,Response,Shop,Help desk,Other (please specify),Response,Open-Ended Response,Open-Ended Response
1,9,2026-05-01,5,Shop,,,Prices,Fast,"Open longer, please"
2,9,2026-05-02,4,Shop,Help desk,,Staff,Kind people,
3,9,2026-05-03,2,,,The lift,Prices,,More seats
4,9,2026-05-04,3,,Help desk,,Staff,Slow,Nothing
`;
const QUALTRICS = `RecordedDate,Status,ResponseId,Q1_NPS_GROUP,Q1,Q2_1,Q2_2,Q3,Q4,Q5
Recorded Date,Response Type,Response ID,How likely? - Group,How likely?,Used - Shop,Used - Desk,What was best?,Why?,What else?
"{""ImportId"":""recordedDate""}","{""ImportId"":""status""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1_NPS_GROUP""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2_1""}","{""ImportId"":""QID2_2""}","{""ImportId"":""QID3""}","{""ImportId"":""QID4""}","{""ImportId"":""QID5""}"
2026-05-01,IP Address,R_1,Promoter,9,Shop,,Prices,Fast,Open longer
2026-05-02,IP Address,R_2,Detractor,4,Shop,Help desk,Staff,Kind people,
2026-05-03,IP Address,R_3,Passive,8,,Help desk,Prices,,More seats
2026-05-04,IP Address,R_4,Passive,7,,,Staff,Slow,Nothing
`;
const TYPEFORM = `#,Shop,Help desk,Would you come back?,What was best?,Tell us why,And what else?,Response Type,Submit Date (UTC),Network ID
a1,Shop,,Yes,Prices,Fast,Open longer,completed,2026-05-01 10:00:00,n1
a2,Shop,Help desk,No,Staff,Kind people,,completed,2026-05-02 10:00:00,n2
a3,,Help desk,Yes,Prices,Loud,More seats,completed,2026-05-03 10:00:00,n3
a4,,,No,Staff,Slow,Nothing,completed,2026-05-04 10:00:00,n4
`;

describe("every question of a tool's file is kept", () => {
  test("SurveyMonkey: several texts, one choice, and a column for each option with words beside", async () => {
    const scope = await database.makeWorkspace();
    const mapping = {
      date: { columns: ["Date Created"] },
      questions: [{ column: "How satisfied are you overall?", kind: "csat", scale: { min: 1, max: 5 } }],
      others: [
        {
          columns: [
            "What did you use? – Shop",
            "What did you use? – Help desk",
            "What did you use? – Other (please specify)",
          ],
          kind: "multiple",
          options: ["Shop", "Help desk", "Something else"],
        },
        { columns: ["What was best?"], kind: "single" },
        { columns: ["Why?"], kind: "long_text" },
        { columns: ["What should we change?"], kind: "long_text" },
      ],
      id: "Respondent ID",
    };
    const { run, problems } = await importFile(
      database,
      scope,
      MONKEY,
      { source: "surveymonkey", mapping, name: "Monkey" },
      now,
    );
    expect(run).toMatchObject({ status: "done", rows: 4, stored: 4, duplicates: 0, rejected: 0 });
    expect(problems).toEqual([]);
    expect(await questionsOf(scope, run.surveyId)).toEqual([
      ["How_satisfied_are_you_overall", "csat"],
      ["What_did_you_use", "multiple", "shop = Shop", "help_desk = Help desk", "something_else = Something else"],
      ["What_was_best", "single", "prices = Prices", "staff = Staff"],
      ["Why", "long_text"],
      ["What_should_we_change", "long_text"],
    ]);
    expect(await answersOf(scope)).toEqual({
      What_did_you_use: [["shop"], ["shop", "help_desk"], [{ option: "other", text: "The lift" }], ["help_desk"]],
      What_was_best: ["prices", "staff", "prices", "staff"],
      Why: ["Fast", "Kind people", "Slow"],
      What_should_we_change: ["Open longer, please", "More seats", "Nothing"],
    });
    const undo = jobContext(database, scope, now);
    await askForUndo(database.appDb, scope, run.id);
    await undoImport(undo, run.id);
    expect(await answersOf(scope)).toEqual({});
  });

  test("Qualtrics: what its columns ask is found without a mapping", async () => {
    const scope = await database.makeWorkspace();
    const { run } = await importFile(database, scope, QUALTRICS, { source: "qualtrics", name: "Q" }, now);
    expect(run).toMatchObject({ status: "done", rows: 4, stored: 4, rejected: 0 });
    expect((await questionsOf(scope, run.surveyId))[0]).toEqual(["Q1", "nps"]);
    expect(await titlesOf(scope, run.surveyId)).toEqual([
      "How likely?",
      "Used",
      "What was best?",
      "Why?",
      "What else?",
    ]);
    // The same file into that survey finds each question by its id.
    const again = await importFile(
      database,
      scope,
      QUALTRICS,
      { source: "qualtrics", survey: run.surveyId ?? "" },
      now,
    );
    expect(again.run).toMatchObject({ status: "done", stored: 0, duplicates: 4 });
    expect(await answersOf(scope)).toEqual({
      Q2: [["shop"], ["shop", "help_desk"], ["help_desk"]],
      Q3: ["prices", "staff", "prices", "staff"],
      Q4: ["Fast", "Kind people", "Slow"],
      Q5: ["Open longer", "More seats", "Nothing"],
    });
  });

  test("Typeform: a file without a score makes a survey, and the same file again adds nothing", async () => {
    const scope = await database.makeWorkspace();
    const { run } = await importFile(database, scope, TYPEFORM, { source: "typeform", name: "T" }, now);
    expect(run).toMatchObject({ status: "done", rows: 4, stored: 4, rejected: 0 });
    const kinds = (await questionsOf(scope, run.surveyId)).map(([, kind]) => kind);
    expect(kinds).toEqual(["multiple", "yes_no", "single", "long_text", "long_text"]);
    const first = await answersOf(scope);
    expect(Object.values(first)).toContainEqual([true, false, true, false]);
    expect(Object.values(first)).toContainEqual([["shop"], ["shop", "help_desk"], ["help_desk"]]);
    expect(Object.values(first)).toContainEqual(["Fast", "Kind people", "Loud", "Slow"]);
    const survey = run.surveyId ?? "";
    const again = await importFile(database, scope, TYPEFORM, { source: "typeform", survey }, now);
    expect(again.run).toMatchObject({ status: "done", stored: 0, duplicates: 4 });
    expect(await answersOf(scope)).toEqual(first);
  });
});

test("the words beside the options make none, and neither do signs that cannot be stored or a cell of a megabyte", async () => {
  const scope = await database.makeWorkspace();
  const words = Array.from({ length: 130_000 }, (_, i) => `w${i}`).join(",");
  const file = [
    "When,Used – Shop,Used – Desk,Used – Other (please specify),Liked",
    "2026-05-01,x,,A lift of my own,Staff",
    `2026-05-02,,x,,"${words}"`,
    `2026-05-03,,Desk,,"Pri${String.fromCharCode(0)}ces,Staff"`,
  ].join("\n");
  const others = [
    { columns: ["Used – Shop", "Used – Desk", "Used – Other (please specify)"], kind: "multiple" },
    { columns: ["Liked"], kind: "multiple" },
  ];
  const order = { mapping: { date: { columns: ["When"] }, others }, name: "Gathered" };
  const { run } = await importFile(database, scope, file, order, now);
  expect(run).toMatchObject({ status: "done", rows: 3, stored: 3 });
  const [used, liked = []] = await questionsOf(scope, run.surveyId);
  expect(used).toEqual(["Used", "multiple", "shop = Shop", "desk = Desk"]);
  expect(liked).toHaveLength(102);
  expect(liked[2]).toBe("staff = Staff");
});

test("a survey that offers no other: what it does not know is left out and told; the rows count all the same", async () => {
  const scope = await database.makeWorkspace();
  const survey = await makeSurvey(database.appDb, scope, {
    questions: [
      {
        id: "used",
        kind: "single",
        title: { en: "What did you use?" },
        options: [{ id: "shop", label: { en: "Shop" } }],
      },
      { id: "visits", kind: "number", title: { en: "Visits" }, min: 0, max: 10 },
      { id: "day", kind: "date", title: { en: "Which day?" } },
      { id: "why", kind: "short_text", title: { en: "Why?" } },
    ],
    series: [],
  });
  const mapping = {
    date: { columns: ["when"] },
    others: [
      { columns: ["used"], kind: "single" },
      { columns: ["n"], kind: "number", question: "visits" },
      { columns: ["Which day?"], kind: "date" },
      { columns: ["why"], kind: "long_text" },
    ],
  };
  const file = [
    "when,used,n,Which day?,why",
    "2026-05-01,SHOP,3,2026-04-01,ab",
    "2026-05-02,Lift,11,soon,",
    `2026-05-03,,,,${"x".repeat(600)}`,
  ].join("\n");
  const { run, problems } = await importFile(database, scope, file, { mapping, survey }, now);
  expect(run).toMatchObject({ status: "done", rows: 3, stored: 3, rejected: 0 });
  expect(problems.map(({ line, column }) => `${line} ${column}`)).toEqual(["3 used", "3 n", "3 Which day?", "4 why"]);
  expect(await answersOf(scope)).toEqual({
    day: ["2026-04-01"],
    used: ["shop"],
    visits: [3],
    why: ["ab", "x".repeat(500)],
  });
});

test("what does not fit the survey is refused by the part of the mapping", async () => {
  const scope = await database.makeWorkspace();
  const survey = await makeSurvey(database.appDb, scope, {
    questions: [{ id: "why", kind: "long_text", title: { en: "Why?" } }],
    series: [],
  });
  const refusal = (others: object[]) =>
    importFile(
      database,
      scope,
      "when,a,b\n2026-05-01,x,y\n",
      { mapping: { date: { columns: ["when"] }, others }, survey },
      now,
    ).catch((error) => error.problem.errors.map(({ path }: { path: string }) => path));
  expect(await refusal([{ columns: ["a"], kind: "long_text" }])).toEqual(["mapping.others.0.columns"]);
  expect(await refusal([{ columns: ["a"], kind: "number", question: "why" }])).toEqual(["mapping.others.0.kind"]);
  const text = { columns: ["a"], kind: "long_text", question: "why" };
  expect(await refusal([text, { ...text, columns: ["b"] }])).toEqual(["mapping.others.1.question"]);
  expect(await refusal([{ columns: ["c"], kind: "long_text", question: "why" }])).toEqual([
    "mapping.others.0.columns.0",
  ]);
});

const ALIKE = `when,السبب,الاقتراح,Why?,Why!\n2026-05-01,a,b,c,d\n`;
const alike = {
  date: { columns: ["when"] },
  others: ["السبب", "الاقتراح", "Why?", "Why!"].map((column) => ({ columns: [column], kind: "long_text" })),
};

test("columns whose names have one id make a survey, and each its question of it", async () => {
  const scope = await database.makeWorkspace();
  const checked = await importFile(database, scope, ALIKE, { mapping: alike, name: "Alike", dryRun: true }, now);
  expect(checked.run).toMatchObject({ status: "done", stored: 1 });
  const { run } = await importFile(database, scope, ALIKE, { mapping: alike, name: "Alike" }, now);
  expect(run).toMatchObject({ status: "done", stored: 1, rejected: 0 });
  expect(await answersOf(scope)).toEqual({ question: ["a"], question_2: ["b"], Why: ["c"], Why_2: ["d"] });
  const again = await importFile(database, scope, ALIKE, { mapping: alike, survey: run.surveyId ?? "" }, now);
  expect(again.run).toMatchObject({ status: "done", duplicates: 1 });
});

test("what no survey can have is refused before one is made, and an order that cannot begin is told on the import", async () => {
  const scope = await database.makeWorkspace();
  const surveys = async () =>
    (await withTenant(database.appDb, scope, (tx) => tx.execute(sql`select id from survey`))).rows.length;
  const piped = { ...alike, others: [{ columns: ["Why?"], kind: "single", options: ["{name}"] }] };
  const refused = await importFile(database, scope, ALIKE, { mapping: piped, name: "P" }, now).catch((error) => error);
  expect(refused.problem.errors).toEqual([
    { path: "mapping.others.0.options", message: expect.stringContaining("{name}") },
  ]);
  const id = await orderImport(database, scope, ALIKE, { mapping: alike, name: "P" }, now);
  await withTenant(database.appDb, scope, (tx) => updateImport(tx, scope, id, { mapping: piped }));
  await runImport(jobContext(database, scope, now), id);
  expect((await readReport(database, scope, id)).run).toMatchObject({ status: "failed", fault: { code: "failed" } });
  expect(await surveys()).toBe(0);
});

test("a tool's file without a mapping goes into a survey that asks less: the kinds are the survey's", async () => {
  const scope = await database.makeWorkspace();
  const survey = await makeSurvey(database.appDb, scope, {
    questions: [
      { id: "Q1", kind: "nps", title: { en: "How likely?" } },
      { id: "best", kind: "long_text", title: { en: "Q3" } },
    ],
    series: [{ question: "Q1", scale: "nps", metric: "nps" }],
  });
  const { run } = await importFile(database, scope, QUALTRICS, { source: "qualtrics", survey }, now);
  expect(run).toMatchObject({ status: "done", stored: 4, rejected: 0 });
  expect(await answersOf(scope)).toEqual({ best: ["Prices", "Staff", "Prices", "Staff"] });
});

test("a file without ids adds nothing again, whether or not its texts are taken this time", async () => {
  const scope = await database.makeWorkspace();
  const file = "when,score,why,what\n2026-05-01,9,a,b\n2026-05-01,9,c,d\n";
  const scores = {
    date: { columns: ["when"] },
    questions: [{ column: "score", kind: "nps", scale: { min: 0, max: 10 } }],
    comment: "why",
  };
  const all = { ...scores, others: [{ columns: ["what"], kind: "long_text" }] };
  const { run } = await importFile(database, scope, file, { mapping: all, name: "Twice" }, now);
  const again = { mapping: scores, survey: run.surveyId ?? "" };
  expect((await importFile(database, scope, file, again, now)).run).toMatchObject({ stored: 0, duplicates: 2 });
  expect(await answersOf(scope)).toEqual({ what: ["b", "d"], why: ["a", "c"] });
});

test("a tool's file that may hold a score under a name that says nothing is asked about, not taken", async () => {
  const scope = await database.makeWorkspace();
  const file = "#,Stand,Submit Date (UTC),Network ID\na1,4,2026-05-01 10:00:00,n1\na2,5,2026-05-02 10:00:00,n2\n";
  const refused = await importFile(database, scope, file, { source: "typeform", name: "T" }, now).catch((e) => e);
  expect(refused.problem.errors).toEqual([{ path: "mapping.questions", message: expect.stringContaining("score") }]);
});
