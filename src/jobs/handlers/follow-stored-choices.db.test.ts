import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { listFollowUps } from "@/db/queries/follow-ups/list-follow-ups";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import { eraseCustomer } from "@/db/rollups/erase";
import { ANSWER_STATUS } from "@/db/schema/response";
import { testDatabase } from "@/db/testing/test-database";
import type { Question } from "@/domain/survey/definition";
import { checkInTemplate } from "@/domain/survey/templates/check-in";
import { complaintTemplate } from "@/domain/survey/templates/complaint";
import { qualityScorecardTemplate } from "@/domain/survey/templates/quality-scorecard";
import { describeRow } from "@/features/follow-ups/board/describe-row";
import { followUpStand, minutes, NOW, type Place } from "@/jobs/handlers/testing/follow-up-stand";
import { translatorIn } from "@/platform/i18n/translator";

const database = await testDatabase();
const { appDb } = database;
const { makePlace, setRules, say, follow, rowsOf, eventsOf } = followUpStand(database);
const BRAND = { name: "Larkway", color: "#1f6f5c" };

/** An answer that is no score and no words, as it is stored. */
const chose = (question: Question | undefined, choices: unknown) => ({
  ...{ questionId: question?.id ?? "", kind: question?.kind ?? "", series: 0, status: ANSWER_STATUS.other },
  ...{ score: null, choices, text: null, offPath: false },
});
const named = (questions: readonly Question[], id: string) => questions.find((question) => question.id === id);

/** Why each stands on the board, as it reads in three languages. */
async function whysOf({ scope }: Place) {
  const filter = {
    tab: "all",
    userId: null,
    owner: null,
    kind: null,
    surveyId: null,
    state: null,
    search: null,
  } as const;
  const rows = await withTenant(appDb, scope, (tx) =>
    listFollowUps(tx, scope, filter, { after: null, limit: 10 }, minutes(60)),
  );
  return rows.map((row) =>
    (["en", "de", "ar"] as const).map((locale) => {
      const words = {
        t: translatorIn(locale, "followUps"),
        metrics: translatorIn(locale, "metrics"),
        locale,
        zone: "UTC",
      };
      return describeRow(row, words, { now: NOW, href: "", selected: false }).why.replace(/[\u2068\u2069]/g, "");
    }),
  );
}

test("a yes to the ready-made question for contact opens a follow-up, a no opens none", async () => {
  const { questions } = complaintTemplate(BRAND);
  const contact = named(questions, "contact");
  const place = await makePlace(questions.filter(({ kind }) => kind === "yes_no" || kind === "email"));
  const yes = await say(place, { nps: 9, more: [chose(contact, true)] });
  const no = await say(place, { nps: 9, customer: "bo", more: [chose(contact, false)] });
  await follow(place, [yes, no]);
  expect(await rowsOf(place)).toMatchObject([{ kind: "contact_asked", responseId: yes, dueAt: minutes(8 * 60) }]);
  // "Did you have to contact us?" may be called the same, but asks for no address.
  const other = await makePlace(questions.filter(({ kind }) => kind === "yes_no"));
  await follow(other, [await say(other, { nps: 9, more: [chose(contact, true)] })]);
  expect(await rowsOf(other)).toEqual([]);
});

test("a call that was asked for opens one though the score is good; taken back, it is withdrawn", async () => {
  const wants = named(checkInTemplate(BRAND).questions, "wants");
  const place = await makePlace(wants === undefined ? [] : [wants]);
  const call = await say(place, { nps: 9, more: [chose(wants, ["training", "call", { option: "other", text: "x" }])] });
  const other = await say(place, { nps: 9, customer: "bo", more: [chose(wants, ["training"])] });
  await follow(place, [call, other]);
  await follow(place, [call, other], minutes(1));
  const [row, ...rest] = await rowsOf(place);
  expect(rest).toEqual([]);
  expect(row).toMatchObject({ kind: "option_chosen", parts: ["wants/call"], score: null, dueAt: minutes(8 * 60) });
  expect(await whysOf(place)).toEqual([
    [
      "Chose “A call” to “What would you like from us?”",
      "Wählte „Einen Anruf“ auf „Was wünschen Sie sich von uns?“",
      "اختار «مكالمة» جوابًا عن «ماذا تود منا؟»",
    ],
  ]);
  // Rules that change close nothing; an answer that changes does.
  await setRules(place, { choices: { [`${place.surveyId}/wants/call`]: null } });
  await follow(place, [call], minutes(2));
  expect((await rowsOf(place))[0]?.state).toBe("new");
  await withTenant(appDb, place.scope, (tx) =>
    tx.$client.query("update answer set choices = '[\"training\"]' where response_id = $1 and question_id = 'wants'", [
      call,
    ]),
  );
  await follow(place, [call], minutes(3));
  expect((await rowsOf(place))[0]?.state).toBe("withdrawn");
  expect(await eventsOf(place, row?.id ?? "")).toEqual(["opened", "withdrawn"]);
});

test("an answer that is changed for another that is followed up too keeps its follow-up, which says the new one", async () => {
  const wants = named(checkInTemplate(BRAND).questions, "wants");
  const place = await makePlace(wants === undefined ? [] : [wants]);
  await setRules(place, { choices: { [`${place.surveyId}/wants/training`]: 24 } });
  const id = await say(place, { nps: 9, more: [chose(wants, ["call"])] });
  await follow(place, [id]);
  await withTenant(appDb, place.scope, (tx) =>
    tx.$client.query("update answer set choices = '[\"training\"]' where response_id = $1 and question_id = 'wants'", [
      id,
    ]),
  );
  for (const at of [1, 2]) await follow(place, [id], minutes(at));
  const [row] = await rowsOf(place);
  expect(row).toMatchObject({ state: "new", parts: ["wants/training"] });
  expect(await eventsOf(place, row?.id ?? "")).toEqual(["opened"]);
  // What was chosen goes with whom it is about.
  await withTenant(appDb, place.scope, async (tx) => {
    await eraseCustomer(tx, place.scope, await upsertCustomer(tx, place.scope, "ada"));
  });
  expect(await rowsOf(place)).toMatchObject([{ state: "withdrawn", customerId: null, parts: [] }]);
});

test("what a workspace says of an answer of choice goes before what the ready-made surveys ask for", async () => {
  const { questions } = complaintTemplate(BRAND);
  const solved = named(questions, "solved");
  const place = await makePlace(solved === undefined ? [] : [solved]);
  const { surveyId } = place;
  await setRules(place, { choices: { [`${surveyId}/solved/no`]: null, [`${surveyId}/solved/partly`]: 4 } });
  const ids: string[] = [];
  for (const option of ["no", "partly", "came_back", "yes"])
    ids.push(
      await say(place, { nps: 9, customer: option, at: minutes(ids.length - 9), more: [chose(solved, option)] }),
    );
  await follow(place, ids);
  expect((await rowsOf(place)).map(({ responseId, dueAt }) => [ids.indexOf(responseId ?? ""), dueAt])).toEqual([
    [1, minutes(4 * 60)],
    [2, minutes(8 * 60)],
  ]);
});

test("a scorecard with a row at the lowest point, a weak critical row, or weak as a whole counts like a low score", async () => {
  const card = named(qualityScorecardTemplate(BRAND).questions, "score");
  const rows = card?.kind === "quality" ? card.rows.map(({ id, category }) => ({ id, category })) : [];
  const place = await makePlace(card === undefined ? [] : [{ ...card, required: false }]);
  const rate = (score: (row: { id: string; category: string }, index: number) => number) =>
    chose(card, Object.fromEntries(rows.map((row, index) => [row.id, score(row, index)])));
  const last = rows.length - 1;
  const cards = {
    good: rate(() => 4),
    lowest: rate((_row, index) => (index === last ? 1 : 5)),
    critical: rate(({ category }) => (category === "accuracy" ? 2 : 5)),
    whole: rate(() => 2),
  };
  const ids: Record<string, string> = {};
  for (const [index, [name, one]] of Object.entries(cards).entries())
    ids[name] = await say(place, { customer: name, at: minutes(index - 9), more: [one] });
  await follow(place, Object.values(ids));
  const opened = await rowsOf(place);
  expect(opened.map(({ responseId }) => responseId)).toEqual([ids.lowest, ids.critical, ids.whole]);
  for (const row of opened) expect(row).toMatchObject({ kind: "low_score", score: null, dueAt: minutes(24 * 60) });
  const accuracy = rows.filter(({ category }) => category === "accuracy").map(({ id }) => `score/${id}`);
  expect(opened.map(({ parts }) => parts)).toEqual([
    [`score/${rows[last]?.id}`],
    accuracy,
    rows.map(({ id }) => `score/${id}`),
  ]);
  const [, , lowest] = await whysOf(place);
  expect(lowest?.[0]).toMatch(/^Rated low: .+ \(1\)$/);
  expect(lowest?.[1]).toMatch(/^Schlecht bewertet: .+ \(1\)$/);
});
