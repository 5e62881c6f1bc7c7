import { expect, test } from "vitest";
import { makeSurvey } from "@/db/testing/store-scores";
import { nonresponseReplySchema } from "@/features/dashboards/nonresponse/describe-api";
import {
  type Asked,
  asked,
  basic,
  invitedStand,
  many,
  pro,
} from "@/features/dashboards/nonresponse/testing/invited-stand";
import { toNonresponseJson } from "@/features/dashboards/nonresponse/to-nonresponse-json";

const { appDb, makeWorkspace, ask, open, queryAs, askTwoPlans } = await invitedStand();

test("who differs by luck among the small ones is not named, and a page of six says how many", async () => {
  const scope = await makeWorkspace();
  const surveyId = await makeSurvey(appDb, scope, asked);
  const on = (plan: string, n: number, answered: number) => [
    ...many(answered, { attributes: { plan }, score: 9 }),
    ...many(n - answered, { attributes: { plan } }),
  ];
  await ask(scope, surveyId, [
    ...on("Basic", 800, 64),
    ...on("Pro", 200, 40),
    ...on("Trial", 8, 8),
    ...on("Old", 40, 0),
  ]);
  const lucky = await open(scope, surveyId);
  expect(lucky.view.finding).toBe("“Basic” answers less often than “Pro” (plan): 8% of 800 against 20% of 200.");
  // Basic and Pro answer alike, and only those of few do not: nobody is named.
  const alike = await makeSurvey(appDb, scope, asked);
  await ask(scope, alike, [
    ...on("Basic", 800, 80),
    ...on("Pro", 200, 21),
    ...on("Trial", 12, 12),
    ...on("Old", 12, 12),
  ]);
  const { view, data } = await open(scope, alike);
  expect(data.counts?.dimensions[0]).toMatchObject({ differs: true, furthest: null });
  expect(view.finding).toBe("People answer at different rates by plan.");
  const few = await makeSurvey(appDb, scope, asked);
  await ask(scope, few, [...on("Basic", 4, 2), ...on("Pro", 2, 0)]);
  expect((await open(scope, few)).view.lead).toMatch(/^2 of 6 answered\. These invitations were sent/);
});

test("of several attributes that differ beyond doubt the one comes first whose rates lie furthest apart", async () => {
  const scope = await makeWorkspace();
  const surveyId = await makeSurvey(appDb, scope, asked);
  const one = (plan: string, age: string, n: number, score?: number) =>
    many(n, { attributes: { age, plan }, ...(score === undefined ? {} : { score }) });
  await ask(scope, surveyId, [...one("Pro", "new", 900, 9), ...one("Basic", "old", 860), ...one("Basic", "new", 40)]);
  // p is 0 by both, to a computer; by age 40 of 1,800 stand on the wrong side.
  const { data } = await open(scope, surveyId);
  expect(data.counts?.dimensions.map(({ name, pValue }) => [name, pValue])).toEqual([
    ["plan", 0],
    ["age", 0],
  ]);
});

test("of more than twenty attributes those beyond are named, and one that is asked for is told", async () => {
  const scope = await makeWorkspace();
  const surveyId = await makeSurvey(appDb, scope, asked);
  const names = Array.from({ length: 22 }, (_, i) => `a${String(i).padStart(2, "0")}`);
  const people = Array.from({ length: 60 }, (_, i): Asked => {
    // Of each the later attributes are known of fewer.
    const known = names.filter((_, place) => i >= place).map((name) => [name, i % 2 === 0 ? "x" : "y"]);
    const named = { "@channel": "pigeon", "@lang": "de" };
    return { attributes: { ...Object.fromEntries(known), ...named }, ...(i % 3 === 0 ? { score: 9 } : {}) };
  });
  await ask(scope, surveyId, people);
  const { view, data } = await open(scope, surveyId);
  expect(data.counts?.dimensions.map(({ name }) => name).sort()).toEqual(names.slice(0, 20));
  expect(data.counts?.beyond).toEqual(["a20", "a21"]);
  expect(view.notices).toEqual([
    "Not compared, as 20 attributes are at most, those known of most customers: a20 and a21.",
  ]);
  const chosen = await open(scope, surveyId, { by: "a21" });
  expect(chosen.data.by).toBe("a21");
  expect(chosen.data.counts?.beyond).toEqual(["a19", "a20"]);
  expect(nonresponseReplySchema.parse(toNonresponseJson(chosen.data, "UTC")).beyond).toEqual(["a19", "a20"]);
});

test("a response that two invitations name counts once, for the latest", async () => {
  const { scope, surveyId } = await askTwoPlans();
  const [before] = [(await open(scope, surveyId)).data.weighed];
  // Somebody on Basic who was asked the day before, and led to an answer of somebody on Pro.
  await queryAs(
    scope,
    `update invitation set response_id = (select i.response_id from invitation i
         join customer c on (c.workspace_id, c.id) = (i.workspace_id, i.customer_id)
         where i.survey_id = $1 and i.day = '2026-04-02' and i.response_id is not null and c.attributes ->> 'plan' = 'Pro'
         order by i.id limit 1),
       sent_at = sent_at - interval '1 minute'
     where id = (select i.id from invitation i join customer c on (c.workspace_id, c.id) = (i.workspace_id, i.customer_id)
       where i.survey_id = $1 and i.day = '2026-04-02' and i.response_id is null and i.bounced_at is null
         and c.attributes ->> 'plan' = 'Basic' limit 1)`,
    [surveyId],
  );
  const { data } = await open(scope, surveyId);
  expect(data.weighed?.plain).toEqual(before?.plain);
  expect(data.weighed?.score).toEqual(before?.score);
});

test("who answered without a score is not said to have been silent, nor spoken for by others", async () => {
  const scope = await makeWorkspace();
  const surveyId = await makeSurvey(appDb, scope, asked);
  await ask(scope, surveyId, [...many(40, { ...basic, score: 9 }), ...many(40, { ...pro, score: 3 })]);
  await queryAs(
    scope,
    `update invitation set response_id = null where customer_id in (select id from customer where attributes ->> 'plan' = 'Pro')`,
    [],
  );
  const told = await open(scope, surveyId, { by: "plan" });
  expect(told.view.weighed?.notes).toEqual([
    "No score of Pro counts here, though 20 or more were asked: no weight can speak for them.",
    expect.stringMatching(/^40 answered invitations have no score/),
  ]);
  const thin = await makeSurvey(appDb, scope, asked);
  const team = { attributes: { plan: "Team" } };
  await ask(scope, thin, [
    ...[...many(60, { ...basic, score: 9 }), ...many(140, basic)],
    ...[...many(60, { ...pro, score: 3 }), ...many(140, pro), { ...team, score: 0 }, ...many(399, team)],
  ]);
  const { view, data } = await open(scope, thin, { by: "plan" });
  expect(data.weighed).toMatchObject({ reason: "thin_group", score: null });
  // 200 + 400 asked of 61: 9.8 an answer; of Team alone 400, of the other 3.3.
  expect(view.weighed?.notes[0]).toMatch(/^Groups of few answers count as one, and Team answered far less/);
  expect(nonresponseReplySchema.parse(toNonresponseJson(data, "UTC")).weighed?.thin).toEqual(["Team"]);
});

test("days of which none can be judged yet are told as they were asked; without a score nothing is weighed by", async () => {
  const scope = await makeWorkspace();
  const surveyId = await makeSurvey(appDb, scope, asked);
  await ask(scope, surveyId, many(30, { ...basic, day: "2026-06-10" }));
  const { data } = await open(scope, surveyId, { from: "2026-06-08", to: "2026-06-14" });
  expect(nonresponseReplySchema.parse(toNonresponseJson(data, "UTC"))).toMatchObject({
    ...{ from: "2026-06-08", to: "2026-06-14", lastJudged: null, total: { n: 0, value: null } },
  });
  const plain = await makeSurvey(appDb, scope, {
    ...{ questions: [{ id: "why", kind: "long_text", title: { en: "Why?" } }], series: [] },
  });
  await ask(scope, plain, [...many(30, basic), ...many(30, pro)]);
  const { view } = await open(scope, plain);
  expect(view.parts.map(({ name }) => name)).toEqual(["plan"]);
  expect(view).toMatchObject({ by: null, weighed: null });
});
