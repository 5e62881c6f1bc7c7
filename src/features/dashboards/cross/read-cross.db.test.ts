import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { survey as surveys } from "@/db/schema/survey";
import { makeSurvey, storeScores, type TestResponse } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { toCsv } from "@/domain/exports/csv";
import { readCrossQuery } from "@/features/dashboards/cross/input";
import { readCross } from "@/features/dashboards/cross/read-cross";
import { toCrossView } from "@/features/dashboards/cross/view";
import { tabulateCross } from "@/features/dashboards/files/tabulate-cross";
import { dashboardWordsIn } from "@/features/dashboards/survey/dashboard-words";
import { readAnswersQuery } from "@/features/responses/input";
import { readAnswers } from "@/features/responses/read-answers";
import { translatorIn } from "@/platform/i18n/translator";

const { appDb, ownerDb, makeWorkspace } = await testDatabase();
const scope = await makeWorkspace();
const workspace = { zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
const NOW = new Date("2026-06-15T10:00:00Z");
const questions = [{ id: "nps", kind: "nps", title: { en: "How likely?" } }];
const series = [{ question: "nps", scale: "nps", metric: "nps" }] as const;

const responses = Array.from({ length: 240 }, (_, i): TestResponse => {
  const plan = ["Solo", "Duo", "=Trio"][(i * 7) % 3] ?? "Solo";
  return {
    day: `2026-05-${String(1 + (i % 28)).padStart(2, "0")}`,
    scores: { nps: (i * 5) % 11 },
    attributes: { ...(i % 8 === 0 ? {} : { country: ["UK", "DE"][i % 2] ?? "UK" }), plan, size: String(i % 4) },
    state: i % 10 === 3 ? "held" : "counted",
  };
});
const survey = await makeSurvey(appDb, scope, { questions, series });
await storeScores(appDb, scope, survey, responses);

const words = { ...dashboardWordsIn("en"), cross: translatorIn("en", "cross"), files: translatorIn("en", "exports") };

async function open(raw: Record<string, string>, of = survey, patience?: number) {
  const { query, ignored } = readCrossQuery({ range: "all", ...raw });
  const data = await withTenant(appDb, scope, (tx) => readCross(tx, scope, workspace, of, query, NOW, patience));
  if (!data) throw new Error("No such survey.");
  const view = toCrossView(data, {
    workspacePath: "/w/test",
    zone: "UTC",
    mayRead: true,
    query,
    ignored,
    now: NOW,
    words,
  });
  return { data, view };
}

async function rowsAt(href: string): Promise<number | null> {
  const url = new URL(href, "http://candor.test");
  const { query, ignored } = readAnswersQuery(Object.fromEntries(url.searchParams));
  expect(ignored).toEqual([]);
  const found = await withTenant(appDb, scope, (tx) =>
    readAnswers(tx, scope, url.pathname.split("/")[4] ?? "", query, null),
  );
  return found?.suppressed ? null : (found?.total ?? null);
}

test("every cell has the answers of its row and its column, and opens to exactly these", async () => {
  const { data, view } = await open({ rows: "country", columns: "plan", "filter.size": "1" });
  const counted = responses.filter((one) => one.state === "counted" && one.attributes?.size === "1");
  expect(view.table?.rows.map((row) => row.label)).toEqual(["DE"]);
  expect(data.table?.total.n).toBe(counted.length);
  for (const row of view.table?.rows ?? [])
    for (const [place, cell] of row.cells.entries()) {
      const plan = view.table?.columns[place]?.key;
      const n = counted.filter((one) => one.attributes?.country === row.key && one.attributes?.plan === plan).length;
      expect(data.table?.cells[0]?.[place]?.n).toBe(n);
      expect(await rowsAt(cell.href ?? "")).toBe(n);
    }
});

test("answers without the attribute have a row of their own, by places too; all of it adds up", async () => {
  for (const columns of ["plan", "@channel"]) {
    const { data, view } = await open({ rows: "country", columns });
    const counted = responses.filter((one) => one.state === "counted");
    const { table } = data;
    expect(table?.rows.map(({ value }) => value)).toEqual(["DE", "UK", null]);
    expect(table?.total.n).toBe(counted.length);
    const sum = (all: readonly { readonly n: number }[] = []) => all.reduce((total, { n }) => total + n, 0);
    expect(sum(table?.rows.map(({ total }) => total))).toBe(counted.length);
    expect(sum(table?.cells.flat())).toBe(counted.length);
    const none = view.table?.rows.at(-1);
    expect(none?.label).toBe("none");
    expect(none?.filter).toBeNull();
    expect(await rowsAt(none?.href ?? "")).toBe(counted.filter((one) => !one.attributes?.country).length);
    expect(await rowsAt(none?.cells[0]?.href ?? "")).toBe(table?.cells[2]?.[0]?.n);
  }
});

test("few answers are said as counts, none as nothing", async () => {
  const { view } = await open({
    rows: "size",
    columns: "country",
    "filter.plan": "Duo",
    from: "2026-05-01",
    to: "2026-05-06",
  });
  const cells = view.table?.rows.flatMap(({ cells: own }) => own) ?? [];
  expect(cells.some(({ number }) => number.precision === "none")).toBe(true);
  expect(cells.filter(({ number }) => number.precision === "counts").every(({ number }) => number.value === null)).toBe(
    true,
  );
  expect(cells.some(({ number }) => /promoter/.test(number.instead))).toBe(true);
  expect(JSON.stringify(view)).not.toMatch(/NaN|undefined|\[object/);
});

test("its file holds every line and cell, and no value that a spreadsheet would run", async () => {
  const { data } = await open({ rows: "country", columns: "plan" });
  if (!data.table) throw new Error("It took too long.");
  const sheet = tabulateCross(data, data.table, { workspaceName: "Test", zone: "UTC", now: NOW, words });
  expect(sheet.rows).toHaveLength(1 + 3 + 3 + 9);
  const csv = toCsv(sheet);
  expect(csv).toContain("UK × Solo");
  expect(csv).toContain(",'=Trio,");
});

test("an anonymous survey hides what is of too few, takes no filter by place, and says so", async () => {
  const quiet = await makeSurvey(appDb, scope, { questions, series });
  const few = [3, 9, 9, 9].flatMap((n, i) =>
    Array.from(
      { length: n },
      (): TestResponse => ({
        day: "2026-05-04",
        scores: { nps: 9 },
        attributes: { country: i < 2 ? "UK" : "DE", plan: i % 2 === 0 ? "Solo" : "Duo" },
      }),
    ),
  );
  await storeScores(appDb, scope, quiet, few);
  await withTenant(appDb, scope, (tx) =>
    tx.update(surveys).set({ anonymous: true, minimumGroup: 5 }).where(eq(surveys.id, quiet)),
  );
  const { view } = await open({ rows: "country", columns: "plan", "filter.@channel": "api" }, quiet);
  const cells = view.table?.rows.flatMap(({ cells: own }) => own) ?? [];
  expect(cells).toHaveLength(4);
  expect(cells.every(({ number, href }) => number.hidden === true && href === null)).toBe(true);
  expect(view.table?.total.number.count).toBe("30 answers");
  expect(view.notices[0]).toContain("filter.@channel");
  expect(view.scope.customer).toBeNull();
});

test("a table that takes too long is broken off and says what to narrow down", async () => {
  const blocker = await ownerDb.pool.connect();
  try {
    await blocker.query("begin; lock table answer in access exclusive mode");
    const { view, data } = await open({ rows: "country", columns: "plan" }, survey, 30);
    expect(data.table).toBeNull();
    expect(view.empty?.title).toBe("This table took too long");
    expect(view.empty?.text).toContain("Choose fewer days or add a filter");
  } finally {
    await blocker.query("rollback");
    blocker.release();
  }
});
