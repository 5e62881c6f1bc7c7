import { expect, test } from "vitest";
import { withReads, withTenant } from "@/db/client";
import { makeSurvey, storeScores, type TestResponse } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { readExplained } from "@/features/dashboards/explained/read-explained";
import { toExplainedView } from "@/features/dashboards/explained/view";
import { dashboardWordsIn } from "@/features/dashboards/survey/dashboard-words";
import { readAnswersQuery } from "@/features/responses/input";
import { readAnswers } from "@/features/responses/read-answers";
import type { AppLocale } from "@/platform/i18n/locale";

const { appDb, makeWorkspace } = await testDatabase();
const ZONE = "Pacific/Kiritimati";
const scope = await makeWorkspace({ zone: ZONE });
const workspace = { zone: ZONE, weekStart: 1, fiscalYearStart: 1 };
const NOW = new Date("2026-06-15T10:00:00Z");

const questions = [
  { id: "nps", kind: "nps", title: { en: "How likely?" } },
  { id: "csat", kind: "csat", title: { en: "How satisfied?" }, scale: "1-10" },
  { id: "ces", kind: "ces", title: { en: "How easy?" } },
];
const series = [
  { question: "nps", scale: "nps", metric: "nps" },
  { question: "csat", scale: "csat-1-10", metric: "csat" },
  { question: "ces", scale: "ces-1-7", metric: "ces" },
] as const;
const survey = await makeSurvey(appDb, scope, { questions, series, name: "First" });
const second = await makeSurvey(appDb, scope, { questions, series, name: "Second" });
const FILTERS: Record<string, string>[] = [{}, { country: "DE" }, { country: "UK", plan: "Duo" }];
const STATES = ["counted", "counted", "counted", "held", "excluded", "superseded", "test"] as const;
const responses = Array.from({ length: 210 }, (_, i): TestResponse => {
  const scores = { nps: i % 11, csat: (i % 10) + 1, ces: i % 13 === 0 ? null : (i % 7) + 1 };
  return {
    day: `2026-0${4 + (i % 2)}-${String(1 + (i % 28)).padStart(2, "0")}`,
    scores: i % 17 === 0 ? { ...scores, csat: Number.NaN } : scores,
    attributes: { country: ["UK", "DE"][i % 2] ?? "UK", plan: ["Solo", "Duo", "Trio"][i % 3] ?? "Solo" },
    state: STATES[i % STATES.length] ?? "counted",
    complete: i % 4 > 0,
  };
});
await storeScores(appDb, scope, survey, responses);
await storeScores(appDb, scope, second, responses.slice(0, 40));

async function explain(
  metric: ScoreMetricId,
  asked: { survey?: string; filters?: Record<string, string>; compare?: "previous_period" },
  locale: AppLocale = "en",
) {
  const { filters = {}, ...rest } = asked;
  const query = { metric, filters, from: "2026-04-03", to: "2026-05-20", ...rest };
  const found = await withReads(appDb, scope, (tx) => readExplained(tx, scope, workspace, query, NOW));
  expect(await withTenant(appDb, scope, (tx) => readExplained(tx, scope, workspace, query, NOW))).toEqual(found);
  if (!found) throw new Error("No such number.");
  const view = toExplainedView(found, {
    ...{ metric, filters, survey: asked.survey, question: undefined, now: NOW, zone: ZONE },
    ...{ workspacePath: "/w/test", mayRead: true, words: dashboardWordsIn(locale) },
  });
  if (!view) throw new Error("Nobody answered.");
  return { view, answer: found.computed.answer };
}

/** How many rows the answers screen lists at an address. */
async function rowsAt(href: string): Promise<number | null> {
  const url = new URL(href, "http://candor.test");
  const { query, ignored } = readAnswersQuery(Object.fromEntries(url.searchParams));
  expect(ignored).toEqual([]);
  const id = url.pathname.split("/")[4] ?? "";
  const data = await withTenant(appDb, scope, (tx) => readAnswers(tx, scope, id, query, null));
  return data?.total ?? null;
}

test.each(["nps", "csat", "ces", "completion_rate"] as const)(
  "%s opens to as many rows as its n: whole, of a group, of two filters, in days of another zone",
  async (metric) => {
    for (const filters of FILTERS) {
      const { view, answer } = await explain(metric, { survey, filters });
      expect(answer.n).toBeGreaterThan(5);
      expect(view.ledger.rows?.text).toBe(`Show the ${answer.n} answers`);
      expect(await rowsAt(view.ledger.rows?.href ?? "")).toBe(answer.n);
      for (const line of view.ledger.lines)
        if (line.href) expect([line.label, await rowsAt(line.href)]).toEqual([line.label, Math.abs(figure(line.n))]);
    }
  },
);

test("a number of several surveys says how many each gave, and each opens to just these", async () => {
  const { view, answer } = await explain("nps", {});
  expect(view.surveys.map(({ name }) => name).sort()).toEqual(["First", "Second"]);
  expect(view.surveys.reduce((sum, one) => sum + figure(one.n), 0)).toBe(answer.n);
  for (const one of view.surveys) expect(await rowsAt(one.href ?? "")).toBe(figure(one.n));
  expect(view.ledger.rows).toBeNull();
});

test("the formula stands with its figures, and every circumstance of the number is said", async () => {
  const { view, answer } = await explain("nps", { survey, filters: { country: "DE" }, compare: "previous_period" });
  const { promoters = 0, detractors = 0 } = answer.counts;
  expect(view.ledger.working).toBe(
    `100 × (${promoters} − ${detractors}) ÷ ${answer.n} = ${signed((100 * (promoters - detractors)) / answer.n)}`,
  );
  const facts = Object.fromEntries(view.facts.map(({ term, text }) => [term, text]));
  expect(facts).toMatchObject({
    Days: "3 Apr – 20 May 2026, both days included; a day begins at midnight in Pacific/Kiritimati",
    Who: "country: DE",
    Scale: "0 to 10; one wording",
    Breaks: "None in these days: asked the same way all the time",
    "Compared with": "14 Feb – 2 Apr 2026: nothing to compare",
    Computed: "16 Jun 2026, 00:00, Pacific/Kiritimati; read from the stored answers at this moment",
  });
  expect(facts["How sure we are"]).toMatch(/^between −?\d+\.\d and /);
  expect(view.ledger.zeros).toBe("None of these: Left empty, Not applicable, Outside 0–10.");
  expect(view.api).toBe(`GET /api/v1/metrics/nps?survey=${survey}&from=2026-04-03&to=2026-05-20&filter.country=DE`);
});

test.each(["de", "ar"] as const)("nothing of it is left in English in %s", async (locale) => {
  const { view } = await explain("ces", { survey, compare: "previous_period" }, locale);
  const said = [...view.facts.flatMap(({ term, text }) => [term, text]), view.ledger.zeros, view.ledger.rows?.text];
  expect(said.join(" ").replace("How easy?", "")).not.toMatch(/\b(the|answers|days|none|with|question)\b/i);
});

const figure = (text: string) => Number(text.replace("−", "-").replace(/[^\d-]/g, ""));
const signed = (value: number) => `${value < 0 ? "−" : value > 0 ? "+" : ""}${Math.abs(value).toFixed(2)}`;
