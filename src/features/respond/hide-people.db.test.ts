import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { listResponses } from "@/db/queries/list-responses";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { hidePeople } from "@/features/respond/hide-people";
import { applySettings } from "@/features/surveys/settings/apply-settings";

const { appDb, makeWorkspace } = await testDatabase();
const QUESTION = { id: "nps", kind: "nps", title: { en: "How likely?" } };

test("rows of an anonymous survey leave in random order, without groups, and of a small day only with its month", async () => {
  const scope = await makeWorkspace();
  const series = [{ question: "nps", scale: "nps", metric: "nps" }] as const;
  const id = await makeSurvey(appDb, scope, { questions: [QUESTION], series });
  await withTenant(appDb, scope, (tx) => applySettings(tx, scope, id, { anonymous: true }, new Date()));
  const of = (n: number, day: string) =>
    Array.from({ length: n }, () => ({ day, scores: { nps: 9 }, attributes: { team: "care" } }));
  await storeScores(appDb, scope, id, [...of(6, "2026-05-11"), ...of(4, "2026-05-12"), ...of(1, "2026-06-20")]);
  const read = (from: string | null, to: string | null) =>
    withTenant(appDb, scope, async (tx) => {
      const survey = await findSurvey(tx, scope, id);
      if (!survey) throw new Error("gone");
      const tell = await hidePeople(tx, scope, survey, { from, to, state: null });
      const asked = { surveyId: id, from, to, state: null, after: null, limit: 5, shuffled: true };
      if (tell === null) return null;
      const first = await listResponses(tx, scope, asked);
      const last = first.at(-1);
      if (!last) return [];
      const rest = await listResponses(tx, scope, { ...asked, limit: 50, after: { answeredAt: "", id: last.id } });
      return [...first, ...rest].map(tell);
    });
  const rows = (await read(null, null)) ?? [];
  expect(rows).toHaveLength(11);
  const ids = rows.map((row) => row.id);
  expect(ids).toEqual([...ids].sort());
  expect(rows.every((row) => Object.keys(row.attributes).length === 0)).toBe(true);
  expect(rows.every((row) => row.submissionId === row.id)).toBe(true);
  const times = rows.map((row) => `${row.answeredAt.slice(0, 10)} ${row.day}`);
  expect(new Set(times)).toEqual(new Set(["2026-05-11 2026-05-11", "2026-05-01 2026-05-12", "2026-06-01 2026-06-20"]));
  expect(await read("2026-05-12", "2026-05-12")).toBe(null);
  expect(await read("2026-05-11", "2026-05-11")).toHaveLength(6);
  expect(await read("2027-01-01", null)).toBe(null);
});
