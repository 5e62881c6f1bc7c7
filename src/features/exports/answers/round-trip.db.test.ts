import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { readOutlines } from "@/db/queries/read-outlines";
import { foldAllTallies } from "@/db/rollups/fold-tallies";
import { recountTallies } from "@/db/rollups/recount";
import { ANSWER_STATUS } from "@/db/schema/response";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { isNotApplicable } from "@/domain/survey/answer-value";
import { exportNow } from "@/features/exports/answers/ask-export";
import type { FileFormat } from "@/features/exports/answers/file-format";
import { filterOfBody } from "@/features/exports/answers/input";
import { importFile } from "@/features/imports/testing/import-file";

const database = await testDatabase();
const { appDb, workerDb, makeWorkspace } = database;
const NOW = new Date("2026-06-10T10:00:00Z");
const OPTIONS = [
  { id: "shop", label: { en: "Shop, café" } },
  { id: "desk", label: { en: "Help desk" } },
];
const OTHERS = ["wish", "used", "best", "again", "visits", "since"] as const;
const KINDS = { wish: "long_text", used: "multiple", best: "single", again: "yes_no", visits: "number", since: "date" };
const QUESTIONS = [
  { id: "nps", kind: "nps", title: { en: "How likely?" }, na: true },
  { id: "ease", kind: "ces", scale: "1-7", title: { en: "How easy?" } },
  { id: "why", kind: "long_text", title: { en: "Why?" }, na: true },
  { id: "wish", kind: "long_text", title: { en: "What else?" }, na: true },
  { id: "used", kind: "multiple", title: { en: "What did you use?" }, options: OPTIONS, other: true, na: true },
  { id: "best", kind: "single", title: { en: "What was best?" }, options: OPTIONS, other: true, na: true },
  { id: "again", kind: "yes_no", na: true, title: { en: "Again?" } },
  { id: "visits", kind: "number", na: true, title: { en: "How many visits?" } },
  { id: "since", kind: "date", na: true, title: { en: "Since when?" } },
];
const SERIES = [
  { question: "nps", scale: "nps", metric: "nps" },
  { question: "ease", scale: "ces-1-7", metric: "ces" },
] as const;

const emptySurvey = (scope: WorkspaceScope) => makeSurvey(appDb, scope, { questions: QUESTIONS, series: SERIES });

/** Own words with what stands between choices, and a choice's name among them. */
const OWN = '"Shop, café; other: the lift, desk; Help desk"';
/** What came from some other tool: scores, blanks, cells off their scale, formulas, quotes, Arabic, customers twice. */
const FILE = [
  `when,nps,ease,why,who,plan,${OTHERS.join(",")}`,
  ...Array.from({ length: 120 }, (_, i) => {
    const why = ["=1+1", '"two\nlines, ""quoted"""', "جيد جدًا", "", "-", "'kept", "na"][i % 7];
    const nps = i % 17 === 0 ? "11" : i % 13 === 0 ? "" : i % 19 === 0 ? "NA" : String(i % 11);
    const minute = String(i % 60).padStart(2, "0");
    const plan = i % 5 === 0 ? "" : ["solo", "team", "Größe L"][i % 3];
    return `2026-05-${String(1 + (i % 28)).padStart(2, "0")}T23:${minute}:07.5+02:00,${nps},${1 + (i % 7)},${why},${i % 4 === 0 ? `c${i % 8}` : ""},${plan},${otherCells(i)}`;
  }),
].join("\n");

/** Texts with all that a file can hold, known options, several of them, words of one's own, and nothing. */
function otherCells(i: number): string {
  const used = [
    "Help desk",
    '"Shop, café; help desk"',
    "",
    '"The lift; Help desk"',
    '"Shop, café,Help desk"',
    OWN,
    "na",
  ];
  const best = ["help desk", '"Shop, café"', '"The ""quiet"" room"', "", "na"][i % 5];
  const since = i % 3 === 0 ? "" : i % 10 === 0 ? "na" : `2024-02-${String(1 + (i % 28)).padStart(2, "0")}`;
  return [
    i % 11 === 0 ? "na" : `"wish, ${i}\n- أكثر"`,
    used[i % 7],
    best,
    ["yes", "No", "", "na"][i % 4],
    i % 7 === 0 ? "" : i % 8 === 0 ? "na" : `${i % 9}.5`,
    since,
  ].join(",");
}

const mapping = (names: {
  date: string;
  prefix: string;
  comment: string;
  customer: string;
  plan: string;
  id?: string;
}) => ({
  date: { columns: [names.date] },
  questions: [
    { column: `${names.prefix}nps`, kind: "nps", scale: { min: 0, max: 10 }, question: "nps" },
    { column: `${names.prefix}ease`, kind: "ces", scale: { min: 1, max: 7, highMeans: "easy" }, question: "ease" },
  ],
  others: OTHERS.map((id) => ({ columns: [`${names.prefix}${id}`], kind: KINDS[id], question: id })),
  comment: names.comment,
  customer: names.customer,
  attributes: [names.plan],
  ...(names.id ? { id: names.id } : {}),
});

const NAMES = {
  csv: { date: "answered_at", prefix: "", comment: "why", customer: "customer", plan: "plan", id: "response_id" },
  jsonl: {
    ...{ date: "answeredAt", prefix: "answers.", comment: "answers.why", customer: "customer.externalId" },
    ...{ plan: "attributes.plan", id: "id" },
  },
} as const;

/** Every answer with all that a number or a screen is made of, but for ids; and every tally. */
async function contentsOf(scope: WorkspaceScope) {
  return withTenant(appDb, scope, async (tx) => {
    const answers = await tx.execute(sql`
      select a.question_id, a.kind, a.series, a.day::text, a.dim_names, a.dim_values, a.state, a.status, a.score, a.choices, a.text,
        r.answered_at, r.attributes, c.external_id
      from answer a join response r on r.id = a.response_id left join customer c on c.id = r.customer_id
      order by r.answered_at, a.question_id, c.external_id nulls last, a.score, a.text`);
    const tallies = await tx.execute(sql`
      select question_id, dimension, day::text, value, series, counts, held, missing, not_applicable, invalid, excluded, superseded
      from tally_day order by 1, 2, 3, 4, 5`);
    const outlines = await readOutlines(tx, scope);
    return {
      answers: answers.rows,
      tallies: tallies.rows,
      series: outlines.map((one) => one.series.map(({ scale, metric }) => ({ scale, metric }))),
      recount: await recountTallies(tx, scope),
    };
  });
}

test.each(["csv", "jsonl"] as const)(
  "answers that left as %s and came back elsewhere are the same, and so are their numbers",
  async (format: Exclude<FileFormat, "xlsx">) => {
    const here = await makeWorkspace({ zone: "Europe/Berlin" });
    const survey = await emptySurvey(here);
    const from = mapping({ date: "when", prefix: "", comment: "why", customer: "who", plan: "plan" });
    const first = await importFile(database, here, FILE, { mapping: from, survey }, NOW);
    expect(first.run).toMatchObject({ status: "done", stored: 120 });
    await foldAllTallies(workerDb);

    const filter = filterOfBody({ survey, format, state: "real", scores: [], filters: {} });
    const reply = await exportNow(appDb, here, { filter, format, locale: "en" }, NOW);
    const file = new Uint8Array((await reply?.arrayBuffer()) ?? []);
    const there = await makeWorkspace({ zone: "Europe/Berlin" });
    const fields = { mapping: mapping(NAMES[format]), survey: await emptySurvey(there) };
    const second = await importFile(database, there, file, fields, NOW);
    expect(second.run).toMatchObject({ status: "done", rows: 120, stored: 120 });
    await foldAllTallies(workerDb);

    const [before, after] = [await contentsOf(here), await contentsOf(there)];
    expect(before.answers.length).toBeGreaterThan(900);
    expect(before.tallies.length).toBeGreaterThan(100);
    // Of 0–119 every 19th but the 0th, whose cell is off the scale: 6; every 7th comment from the 6th on: 17.
    const inapplicable = (id: string, status: number) =>
      before.answers.filter((one) => one.question_id === id && one.status === status && isNotApplicable(one.choices))
        .length;
    expect([inapplicable("nps", ANSWER_STATUS.notApplicable), inapplicable("why", ANSWER_STATUS.other)]).toEqual([
      6, 17,
    ]);
    for (const id of OTHERS) expect(inapplicable(id, ANSWER_STATUS.other)).toBeGreaterThan(5);
    expect(after.recount).toEqual({ ...before.recount, differ: 0 });
    expect(after).toEqual(before);
  },
);
