import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { storeInvitations } from "@/db/queries/invitations/store-invitations";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { addDays } from "@/domain/calendar/day";
import { answerMetricRequest } from "@/features/dashboards/answer-metric-request";
import { compareBeforeAfter } from "@/features/dashboards/compare-before-after";
import { metricReplySchema } from "@/features/dashboards/describe-api";
import { readWeeklyOperation } from "@/features/dashboards/weekly/read-weekly-operation";
import { applySettings } from "@/features/surveys/settings/apply-settings";
import { checkQuery } from "@/platform/http/read-query";

const { appDb, makeWorkspace } = await testDatabase();
const NOW = new Date("2026-07-15T10:00:00Z");
const HIDDEN = { value: null, n: null, interval: null, suppressed: true, counts: {} };

/** A workspace with a survey that is asked by mail (60), in chats (8) and by phone (3) in May; half of them answer. */
async function asked({ anonymous, scope }: { anonymous: boolean; scope?: WorkspaceScope }) {
  const own = scope ?? (await makeWorkspace());
  const survey = await makeSurvey(appDb, own, {
    questions: [{ id: "nps", kind: "nps", title: { en: "How likely?" } }],
    series: [{ question: "nps", scale: "nps", metric: "nps" }],
  });
  if (anonymous) await withTenant(appDb, own, (tx) => applySettings(tx, own, survey, { anonymous: true }, NOW));
  await invite(own, survey, "email", 60, "2026-05-04");
  await invite(own, survey, "chat", 8, "2026-05-12");
  await invite(own, survey, "phone", 3, "2026-05-12");
  return { scope: own, survey };
}

async function invite(scope: WorkspaceScope, surveyId: string, channel: string, n: number, day: string) {
  const rows = Array.from({ length: n }, (_, place) => ({
    ...{ surveyId, externalId: `${channel} ${day} ${place}`, channel, customer: null, responseId: null },
    ...{ sentAt: new Date(`${day}T08:00:00Z`), openedAt: null, remindedAt: null, bouncedAt: null },
    answeredAt: place % 2 === 0 ? new Date(`${day}T09:00:00Z`) : null,
  }));
  await withTenant(appDb, scope, (tx) => storeInvitations(tx, scope, rows, { importId: null, zone: "UTC" }));
}

async function get(scope: WorkspaceScope, path: string, days = "from=2026-05-01&to=2026-05-31") {
  const url = new URL(`http://candor.test/api/v1/metrics/response_rate?${days}&${path}`);
  const query: Parameters<typeof answerMetricRequest>[0]["query"] = (schema) => checkQuery(schema, url.searchParams);
  const params = { metric: "response_rate" };
  const reply = await answerMetricRequest({ db: appDb, scope, params, url, now: NOW, query });
  return metricReplySchema.parse(await reply.json());
}

const groups = (answer: Awaited<ReturnType<typeof get>>) =>
  Object.fromEntries(answer.breakdown.map(({ value, result }) => [value, result.suppressed ? "hidden" : result.n]));

test("an anonymous survey tells no channel of few, and none from which it would follow; any other survey tells all", async () => {
  const { scope, survey } = await asked({ anonymous: true });
  const answer = await get(scope, `survey=${survey}&by=channel&compare=previous_period`);
  expect(answer).toMatchObject({ n: 71, counts: { numerator: 36, denominator: 71 } });
  expect(groups(answer)).toEqual({ email: 60, chat: "hidden", phone: "hidden" });
  expect(answer.breakdown.find(({ value }) => value === "phone")?.result).toMatchObject(HIDDEN);
  expect(groups(await get(scope, `filter.survey=${survey}&by=channel`))).toEqual(groups(answer));
  const open = await asked({ anonymous: false });
  expect(groups(await get(open.scope, `survey=${open.survey}&by=channel`))).toEqual({ email: 60, chat: 8, phone: 3 });
});

test("by a filter it tells no more than by groups, of no period and of nothing it is compared with", async () => {
  const { scope, survey } = await asked({ anonymous: true });
  await invite(scope, survey, "phone", 9, "2026-04-07");
  await invite(scope, survey, "email", 2, "2026-04-08");
  for (const channel of ["chat", "phone"]) {
    const one = await get(
      scope,
      `survey=${survey}&filter.channel=${channel}&by=channel&interval=week&compare=previous_period`,
    );
    expect(one, channel).toMatchObject({ ...HIDDEN, comparison: { n: null, suppressed: true } });
    expect(one.series.every(({ suppressed }) => suppressed)).toBe(true);
    expect(groups(one)).toEqual({ [channel]: "hidden" });
  }
  const mail = await get(scope, `survey=${survey}&filter.channel=email&interval=month&compare=previous_period`);
  expect(mail).toMatchObject({ n: 60, comparison: { suppressed: true } });
  const spring = await get(
    scope,
    `survey=${survey}&filter.channel=email&interval=month`,
    "from=2026-04-01&to=2026-05-31",
  );
  expect(spring.series.map(({ n, suppressed }) => suppressed ?? n)).toEqual([true, true]);
});

test("channels of several surveys are those of surveys that are not anonymous, whose totals stay whole", async () => {
  const { scope, survey } = await asked({ anonymous: true });
  const open = await asked({ anonymous: false, scope });
  const both = await get(scope, "by=channel");
  expect(both.n).toBe(142);
  expect(groups(both)).toEqual({ email: 60, chat: 8, phone: 3 });
  expect((await get(scope, "filter.channel=phone")).n).toBe(3);
  expect(groups(await get(scope, "filter.channel=phone&by=survey"))).toEqual({ [open.survey]: 3 });
  expect(groups(await get(scope, "by=survey"))).toEqual({ [survey]: 71, [open.survey]: 71 });
  expect((await get(scope, "filter.survey=none&by=channel")).n).toBe(0);
});

test("a followed number and what is told of before and after tell of few as little", async () => {
  for (const anonymous of [true, false]) {
    const { scope, survey } = await asked({ anonymous });
    await invite(scope, survey, "phone", 60, "2026-05-19");
    const weeks = ["2026-05-04", "2026-05-11", "2026-05-18", "2026-06-29", "2026-07-06"].map((start) => ({
      start,
      end: addDays(start, 6),
    }));
    const today = "2026-07-15";
    const segment = { name: "channel", value: "phone" };
    const question = { metric: "response_rate", survey, question: null, segment } as const;
    const [numbers, compared] = await withTenant(appDb, scope, async (tx) => {
      const weekly = await readWeeklyOperation(tx, scope, question, { weeks, today });
      const spans = await weekly.compare({ first: 1, last: 1 }, { first: 2, last: 2 });
      const days = {
        before: { from: "2026-05-11", to: "2026-05-17" },
        after: { from: "2026-05-18", to: "2026-05-24" },
      };
      const group = { name: "channel", value: "phone" };
      const told = await compareBeforeAfter(tx, scope, { ...question, filters: {}, group, ...days, today });
      return [{ weeks: weekly.weeks, spans }, told] as const;
    });
    // Of the second week three were asked by phone; the third one's sixty are told.
    expect(numbers.weeks.map(({ n }) => n)).toEqual(anonymous ? [0, 0, 60, 0, 0] : [0, 3, 60, 0, 0]);
    expect(numbers.spans.before.n).toBe(anonymous ? 0 : 3);
    expect(numbers.spans.change.difference === null).toBe(anonymous);
    expect(compared).toMatchObject({ suppressed: anonymous });
    expect(compared?.change.difference === null).toBe(anonymous);
  }
});
