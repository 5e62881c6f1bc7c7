import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { eraseCustomer } from "@/db/rollups/erase";
import { customer } from "@/db/schema/customer";
import type { Answers } from "@/domain/survey/answer-value";
import { tabulateQuestions } from "@/features/dashboards/files/tabulate-questions";
import { resultsReplySchema } from "@/features/dashboards/questions/describe-api";
import { type Given, NOW, questionsStand, words } from "@/features/dashboards/questions/testing/questions-stand";

const { appDb, makeAsking, store, open, rowsAt, ask } = await questionsStand();

test("an anonymous survey tells nothing of few, of a filter that leaves few, of a question that few answered", async () => {
  const { scope: own, id } = await makeAsking({ anonymous: true });
  const few = Array.from(
    { length: 8 },
    (_, i): Given => ({
      answers: i < 2 ? { score: 9, why: "price" } : { score: 9, again: true },
      attributes: { plan: i < 6 ? "team" : "solo" },
    }),
  );
  await store(own, id, few.slice(0, 4));
  expect((await open(own, id)).view).toMatchObject({
    questions: [],
    dropOff: null,
    empty: { title: "Hidden: too few answers" },
  });
  await store(own, id, few.slice(4));
  const { view, data } = await open(own, id);
  const by = (name: string) => view.questions.find(({ key }) => key.startsWith(`${name} `));
  expect(by("why")).toMatchObject({ nothing: words.questions("few"), shares: null, counts: "" });
  expect(by("again")?.shares?.lines[0]?.count).toBe("6 of 6");
  expect(
    JSON.stringify(tabulateQuestions(data, { workspaceName: "W", zone: "UTC", now: NOW, words }).rows),
  ).not.toContain("Cost");
  const href = `/w/test/surveys/${id}/answers?choice=why.single.price`;
  expect(await rowsAt(own, href)).toBeNull();
  expect((await open(own, id, { "filter.plan": "solo" })).data).toMatchObject({
    hidden: true,
    questions: [],
    dropOff: null,
  });
});

test("an anonymous survey hides a question under a filter that leaves few beside it, rows and places of few", async () => {
  const { scope: own, id } = await makeAsking({ anonymous: true });
  const given = Array.from({ length: 16 }, (_, i): Given => {
    const team = i < 8;
    // Six of the team and two others said why: those two would follow from the six and the eight.
    const why: Answers = i < 6 || i > 13 ? { why: "price" } : {};
    const parts: Record<string, number> = i < 2 ? { na: 1, ease: 5 } : { ease: 4 };
    return {
      answers: { score: 9, ...why, parts, order: i < 3 ? ["a", "b"] : ["a"] },
      attributes: { plan: team ? "team" : "solo" },
    };
  });
  await store(own, id, given);
  const all = await open(own, id);
  const by = (of: typeof all, name: string) => of.view.questions.find(({ key }) => key.startsWith(`${name} `));
  expect(by(all, "why")?.counts).toContain("8 answered");
  expect(by(all, "parts")?.rows?.lines.map(({ label: name, mean, n }) => [name, mean, n])).toEqual([
    ["Named na", "—", "—"],
    ["ease", "4.1", "16"],
  ]);
  expect(by(all, "order")?.shares?.lines.map(({ label: name, mean }) => [name, mean])).toEqual([
    ["a", "1.0, all alike"],
    ["b", "—"],
    ["c", "—"],
  ]);
  const team = await open(own, id, { "filter.plan": "team" });
  expect(by(team, "why")?.nothing).toBe(words.questions("few"));
  expect(by(team, "score")?.counts).toContain("8 answered");
  const reply = resultsReplySchema.parse(await (await ask(own, id, "?from=2026-05-01&to=2026-06-30")).json());
  expect(reply.questions.find((one) => one.id === "parts")?.rows?.[0]).toEqual({
    ...{ id: "na", label: "Named na", offered: true, suppressed: true },
  });
});

test("who was erased is in no share: what they said is no longer there to count", async () => {
  const { scope: own, id } = await makeAsking();
  const given = Array.from(
    { length: 22 },
    (_, i): Given => ({ answers: { again: i < 20 ? i < 10 : { na: true }, words: "Well", age: 30 } }),
  );
  await store(own, id, given);
  await withTenant(appDb, own, async (tx) => {
    const person = randomUUID();
    await tx.insert(customer).values({ workspaceId: own.workspaceId, id: person, externalId: "C-1" });
    for (const [said, n] of [
      ["true", 5],
      ['{"na": true}', 1],
    ] as const)
      await tx.execute(sql`update response set customer_id = ${person} where id in (
        select response_id from answer where survey_id = ${id} and question_id = 'again' and choices = ${said}::jsonb limit ${n})`);
    expect(await eraseCustomer(tx, own, person)).toBe(true);
  });
  const { data, view } = await open(own, id);
  const by = (name: string) => data.questions.find(({ asked }) => asked.question.id === name);
  expect(by("again")?.counts).toEqual({ answered: 15, notApplicable: 1, unusable: 0 });
  expect(by("words")?.counts).toEqual({ answered: 16, notApplicable: 0, unusable: 0 });
  const shares = view.questions.find(({ key }) => key.startsWith("again "))?.shares?.lines;
  expect(shares?.map(({ count, share }) => [count, share.split(",")[0]])).toEqual([
    ["5 of 15", "33%"],
    ["10 of 15", "67%"],
  ]);
  for (const [name, n] of [
    ["again", 15],
    ["words", 16],
  ] as const)
    expect(await rowsAt(own, `/w/test/surveys/${id}/answers?answered=${name}`)).toBe(n);
});

test("an anonymous survey: the few without an attribute do not follow from a filter and the whole", async () => {
  const { scope: own, id } = await makeAsking({ anonymous: true });
  const given = Array.from({ length: 20 }, (_, i): Given => {
    // Of those with a plan all said why, of the six without it two did.
    const why: Answers = i < 16 ? { why: "price" } : {};
    return { answers: { score: 9, ...why }, attributes: i < 14 ? { plan: "team", site: "Berlin" } : {} };
  });
  await store(own, id, given);
  const hiddenIn = async (raw: Record<string, string>, name: string) =>
    (await open(own, id, raw)).data.questions.find(({ asked }) => asked.question.id === name)?.hidden;
  expect(await hiddenIn({}, "why")).toBe(false);
  expect(await hiddenIn({ "filter.plan": "team" }, "score")).toBe(false);
  expect(await hiddenIn({ "filter.plan": "team" }, "why")).toBe(true);
  await store(own, id, [
    { answers: { score: 9 }, day: "2026-05-01" },
    ...Array.from({ length: 6 }, () => ({ answers: { score: 9 }, day: "2026-05-01", attributes: { plan: "team" } })),
  ]);
  const few = await open(own, id, { "filter.plan": "team", from: "2026-05-01", to: "2026-05-02" });
  expect(few.data.hidden).toBe(true);
});

test("an anonymous survey: a row and a ranked option of few beside the filtered ones do not follow", async () => {
  const { scope: own, id } = await makeAsking({ anonymous: true });
  const given = Array.from({ length: 20 }, (_, i): Given => {
    // All answered both; "na" and "b" were told by ten of the team and by two of the others.
    const few = i >= 12;
    const parts: Record<string, number> = few ? { ease: 4 } : { na: 3, ease: 4 };
    return {
      answers: { score: 9, parts, order: few ? ["a"] : ["a", "b"] },
      attributes: { plan: i < 10 ? "team" : "solo" },
    };
  });
  await store(own, id, given);
  const told = async (raw: Record<string, string>) => {
    const { view } = await open(own, id, raw);
    const by = (name: string) => view.questions.find(({ key }) => key.startsWith(`${name} `));
    const rows = by("parts")?.rows?.lines.map(({ mean }) => mean) ?? [];
    return [...rows, ...(by("order")?.shares?.lines.map(({ mean }) => mean?.split(",")[0]) ?? [])];
  };
  expect(await told({})).toEqual(["3.0", "4.0", "1.0", "2.0", "—"]);
  expect(await told({ "filter.plan": "team" })).toEqual(["—", "4.0", "1.0", "—", "—"]);
});
