import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { listInvitations } from "@/db/queries/invitations/list-invitations";
import { readInvitationInputs } from "@/db/queries/invitations/read-invitation-inputs";
import { customer } from "@/db/schema/customer";
import { survey as surveys } from "@/db/schema/survey";
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
import { readInvitedGroup } from "@/platform/invited-group-query";
import { readRangeQuery } from "@/platform/range-query";

const { appDb, makeWorkspace, ask, open, queryAs, askTwoPlans } = await invitedStand();

test("who answers less is said, and the score as if they had not, beside the score as it is", async () => {
  const { scope, surveyId } = await askTwoPlans();
  const { data, view } = await open(scope, surveyId);
  expect(view.finding).toBe("“Basic” answers less often than “Pro” (plan): 10% of 800 against 40% of 200.");
  expect(view.lead).toContain("16% of 1,000 invitations were answered, between 14 and 18");
  expect(data.counts?.dimensions.map(({ name, differs }) => [name, differs])).toEqual([["plan", true]]);
  // 80 and 160/1000: (80 − 128)²/(128·.84) + (80 − 32)²/(32·.84) = 107.14 on one degree of freedom.
  expect(data.counts?.dimensions[0]?.pValue).toBeLessThan(1e-20);
  expect(data.weighed?.plain).toMatchObject({ value: 0, n: 160 });
  expect(data.weighed?.score?.value).toBeCloseTo(-30, 12);
  expect(view.weighed?.title).toBe(
    "As if every group of plan had answered in proportion, NPS would be −30.0 instead of 0.0.",
  );
  expect(view.weighed?.rows.map(({ name, note }) => [name, note])).toEqual([
    ["As answered", "160 answers"],
    ["In proportion", "worth 118 equal answers"],
  ]);
  expect(view.weighed?.notes).toEqual([]);
  const told = nonresponseReplySchema.parse(toNonresponseJson(data, "UTC"));
  expect(told).toMatchObject({ to: data.days.range.to, lastJudged: "2026-05-31", leftOut: [], beyond: [] });
  expect(told).toMatchObject({ total: { n: 1_000, answered: 160, value: 16 } });
  expect(told.attributes[0]?.groups[0]).toMatchObject({ value: "Basic", answered: 80, rate: { n: 800, value: 10 } });
  expect(told.weighed).toMatchObject({ by: "plan", plain: { value: 0, n: 160 }, reason: null });
  expect(told.weighed?.inProportion?.effectiveN).toBeCloseTo(25_600 / 217.6, 8);
});

test("the rows behind each group are as many as it says, and give its rate", async () => {
  const { scope, surveyId } = await askTwoPlans();
  await ask(scope, surveyId, [
    ...many(50, { locale: "de", channel: "chat", score: 7 }),
    ...many(30, { channel: "chat", nobody: true }),
  ]);
  // Everybody on Basic belongs to a small company, which has a plan of its own that counts for nobody who has one.
  const company = randomUUID();
  await withTenant(appDb, scope, (tx) =>
    tx.insert(customer).values({
      ...{ workspaceId: scope.workspaceId, id: company, externalId: "company", kind: "account" },
      attributes: { size: "1 to 10", plan: "Team" },
    }),
  );
  await queryAs(
    scope,
    `insert into account_of_customer (workspace_id, customer_id, account_id)
     select workspace_id, id, $1 from customer where attributes ->> 'plan' = 'Basic'`,
    [company],
  );
  const { data, view } = await open(scope, surveyId);
  const sizes = data.counts?.dimensions.find(({ name }) => name === "size")?.groups;
  expect(sizes?.map(({ value, rate, answered }) => [value, answered, rate.n])).toEqual([
    ["1 to 10", 80, 800],
    [null, 130, 280],
  ]);
  const by = await open(scope, surveyId, { by: "size" });
  // 800/1080 of −50, 280/1080 of (60 − 20)/130 in percent: those who said 7 are of neither side.
  expect(by.data.weighed?.score?.value).toBeCloseTo((800 * -50 + 280 * (4_000 / 130)) / 1_080, 8);
  expect(view.parts.map(({ name }) => name).sort()).toEqual(["@channel", "@lang", "country", "plan", "size"]);
  const languages = view.parts.find(({ name }) => name === "@lang")?.rows;
  expect(languages?.map(({ label }) => label)).toEqual(["German", "not stated"]);
  for (const [place, part] of view.parts.entries()) {
    const groups = data.counts?.dimensions[place]?.groups ?? [];
    expect(groups.reduce((sum, { rate }) => sum + rate.n, 0)).toBe(1_080);
    for (const [at, row] of part.rows.entries()) {
      const raw = Object.fromEntries(new URL(row.href ?? "", "http://candor.test").searchParams);
      const { from = "", to = "" } = readRangeQuery(raw);
      const group = readInvitedGroup(raw);
      const channel = raw.channel ?? null;
      const [cells, rows] = await withTenant(appDb, scope, async (tx) => [
        await readInvitationInputs(
          tx,
          scope,
          {
            periods: [{ from, to }],
            filter: [
              { dimension: "survey", value: surveyId },
              ...(channel === null ? [] : [{ dimension: "channel", value: channel }]),
            ],
            ...{ by: null, today: "2026-06-15" },
          },
          group,
        ),
        await listInvitations(tx, scope, {
          ...{ surveyId, customerId: null, days: { from, to }, channel, group, after: null, limit: 2_000 },
        }),
      ]);
      expect(cells[0]?.input).toMatchObject({
        numerator: groups[at]?.answered,
        denominator: groups[at]?.rate.n,
        open: 0,
      });
      expect(rows.filter((one) => one.bouncedAt === null)).toHaveLength(groups[at]?.rate.n ?? -1);
    }
  }
});

test("the same figures follow from the rows by another way", async () => {
  const scope = await makeWorkspace();
  const surveyId = await makeSurvey(appDb, scope, asked);
  const people = Array.from({ length: 600 }, (_, i): Asked => {
    const country = ["UK", "DE", "FR", null][(i * 7) % 4];
    const speaks = (i * 13) % 10 < ([2, 4, 6, 3][(i * 7) % 4] ?? 0);
    return { attributes: country ? { country } : {}, ...(speaks ? { score: (i * 5) % 11 } : {}) };
  });
  await ask(scope, surveyId, people);
  const { data } = await open(scope, surveyId, { by: "country" });
  // Σ N_h/N · NPS_h, in the database's own arithmetic.
  const reply = await queryAs(
    scope,
    `select sum(delivered * nps)::float8 / sum(delivered) as weighed, sum(answered)::int as answered from (
       select count(*) as delivered, count(i.answered_at) as answered,
         100.0 * (count(*) filter (where a.score >= 9) - count(*) filter (where a.score <= 6)) / count(a.score) as nps
       from invitation i join customer c on (c.workspace_id, c.id) = (i.workspace_id, i.customer_id)
       left join answer a on (a.workspace_id, a.response_id, a.question_id) = (i.workspace_id, i.response_id, 'nps')
       where i.survey_id = $1 group by c.attributes ->> 'country') g`,
    [surveyId],
  );
  expect(data.weighed?.score?.value).toBeCloseTo(reply.rows[0].weighed, 8);
  expect(data.weighed?.plain.n).toBe(reply.rows[0].answered);
  expect(data.counts?.dimensions[0]?.groups.map(({ value }) => value).sort()).toEqual(["DE", "FR", "UK", null]);
});

test("why there is no weighed score is said: a silent group, too few, nothing linked", async () => {
  const scope = await makeWorkspace();
  const silent = await makeSurvey(appDb, scope, asked);
  await ask(scope, silent, [...many(40, { ...basic, score: 9 }), ...many(40, { ...pro, score: 3 }), ...many(25, {})]);
  const quiet = await open(scope, silent, { by: "plan" });
  expect(quiet.view.weighed?.title).toBe("The score cannot be weighed by plan.");
  expect(quiet.view.weighed?.notes[0]).toMatch(/^Nobody of those not stated answered, though 20 or more were asked/);
  expect(quiet.view.weighed?.rows).toHaveLength(1);
  const few = await makeSurvey(appDb, scope, asked);
  await ask(scope, few, [...many(30, { ...basic, score: 9 }), ...many(9, { ...pro, score: 3 })]);
  const { view, data } = await open(scope, few);
  expect(view.finding).toBe("Too few invitations to say whether some answer less often than others.");
  expect(data.weighed).toMatchObject({ reason: "too_few", score: null });
  // What its sender alone calls answered has no score.
  await queryAs(scope, "update invitation set response_id = null where survey_id = $1", [few]);
  const told = await open(scope, few);
  expect(told.view.weighed?.notes[0]).toMatch(/^None of these invitations led to an answer/);
  expect(told.view.weighed?.notes[1]).toMatch(/^39 answered invitations have no score/);
});

test("an anonymous survey tells no small group and weighs nothing", async () => {
  const scope = await makeWorkspace();
  const surveyId = await makeSurvey(appDb, scope, asked);
  const by = (channel: string, n: number) => many(n, { channel, nobody: true });
  await ask(scope, surveyId, [...by("email", 60), ...by("chat", 8), ...by("phone", 3)]);
  await withTenant(appDb, scope, (tx) =>
    tx.update(surveys).set({ anonymous: true, minimumGroup: 5 }).where(eq(surveys.id, surveyId)),
  );
  const { view } = await open(scope, surveyId);
  expect(view.parts[0]?.rows.map(({ label, delivered, href }) => [label, delivered, href === null])).toEqual([
    ["email", "60", false],
    ["chat", "", true],
    ["phone", "", true],
  ]);
  expect(view.weighed?.notes).toEqual([
    "The survey is anonymous: its answers belong to no invitation, so nothing says of which group they are.",
  ]);
});

test("a survey that became anonymous tells no more of the customers it was sent to before", async () => {
  const scope = await makeWorkspace();
  const surveyId = await makeSurvey(appDb, scope, asked);
  const by = (channel: string) => [...many(30, { ...basic, channel }), ...many(30, { ...pro, channel })];
  await ask(scope, surveyId, [...by("email"), ...by("chat")]);
  const names = async () =>
    (await open(scope, surveyId, { by: "plan" })).data.counts?.dimensions.map(({ name }) => name);
  expect(await names()).toContain("plan");
  await withTenant(appDb, scope, (tx) =>
    tx.update(surveys).set({ anonymous: true, minimumGroup: 5 }).where(eq(surveys.id, surveyId)),
  );
  expect(await names()).toEqual(["@channel"]);
});

test("numbers of customers are no groups, nothing is said as nothing, and what is slow as slow", async () => {
  const scope = await makeWorkspace();
  const surveyId = await makeSurvey(appDb, scope, asked);
  const empty = await open(scope, surveyId);
  expect(empty.view).toMatchObject({
    parts: [],
    weighed: null,
    lead: "",
    empty: { title: "No invitations to judge yet" },
  });
  const numbered = Array.from({ length: 60 }, (_, i): Asked => ({ attributes: { number: String(i), tier: "one" } }));
  await ask(scope, surveyId, numbered);
  const { view } = await open(scope, surveyId);
  expect(view.parts).toEqual([]);
  expect(view.notices).toEqual(["Left out, as they have more than 50 values: number."]);
  expect(view.empty?.title).toBe("Nothing tells those who were asked apart");
  expect(JSON.stringify(view)).not.toMatch(/NaN|undefined|\[object/);
  const slow = await open(scope, surveyId, {}, { each: 0, all: 0 });
  expect(slow.view.empty?.title).toBe("Counting this took too long");
  const other = await makeWorkspace();
  await expect(open(other, surveyId)).rejects.toThrow("No such survey.");
});
