import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import type { Repeats } from "@/db/schema/survey";
import type { PublishedSurvey } from "@/features/respond/find-published";
import { type GivenAnswers, type Intake, submitAnswers } from "@/features/respond/submit-answers";
import { given, NOW, submitStand, versionOf } from "@/features/respond/testing/submit-stand";

const { appDb, intake, publishedNps, tally, counts, recount } = await submitStand();

describe("repeats", () => {
  const days = ["2026-01-01", "2026-01-21", "2026-02-10", "2026-05-01"];
  const order = [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [1, 3, 0, 2],
  ];

  test.each(order)("latest within 30 days: the order of arrival %i %i %i %i does not matter", async (...arrival) => {
    const survey = await publishedNps({ policy: "latest", windowDays: 30 });
    const doors = intake();
    for (const place of arrival) {
      const answeredAt = new Date(`${days[place]}T09:00:00Z`);
      await submitAnswers(
        doors,
        survey,
        versionOf(survey),
        given({ score: place }, { customer: "c-1", answeredAt }),
        NOW,
      );
    }
    // 1 Jan is replaced by 21 Jan, that by 10 Feb (20 days each); 1 May is 80 days later and replaces nothing.
    expect(await counts(survey)).toEqual([0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0]);
    const groups = await tally(survey.scope, survey.id, "score");
    expect(groups.reduce((sum, group) => sum + group.tally.superseded, 0)).toBe(2);
    expect(await recount(survey.scope)).toMatchObject({ differ: 0 });
  });

  test("anonymous answers and other customers are never replaced", async () => {
    const survey = await publishedNps({ policy: "latest", windowDays: 30 });
    const doors = intake();
    for (const more of [{}, {}, { customer: "a" }, { customer: "b" }]) {
      await submitAnswers(doors, survey, versionOf(survey), given({ score: 6 }, more), NOW);
    }
    expect((await counts(survey))[6]).toBe(4);
  });

  test("many answers of few customers at once, step by step: nobody waits for each other, one of each counts", async () => {
    const survey = await publishedNps({ policy: "latest", windowDays: 30 });
    const doors = intake();
    const person = async (number: number) => {
      for (let round = 0; round < 3; round++) {
        const first = given({ score: 9 }, { customer: `c${number % 3}` });
        const created = await submitAnswers(doors, survey, versionOf(survey), first, NOW);
        const later = { ...first, answers: { why: "Kind." }, complete: true };
        const continued = await submitAnswers(doors, survey, versionOf(survey), later, NOW);
        expect([created.outcome, continued.outcome]).toEqual(["created", "continued"]);
      }
    };
    await Promise.all(Array.from({ length: 24 }, (_, number) => person(number)));
    // 24 × 3 answers of 3 customers within the window: the latest of each counts, 69 are superseded.
    expect((await counts(survey))[9]).toBe(3);
    const groups = await tally(survey.scope, survey.id, "score");
    expect(groups.reduce((sum, group) => sum + group.tally.superseded, 0)).toBe(69);
    expect(await recount(survey.scope)).toMatchObject({ differ: 0 });
  });
});

describe("who an answer is from", () => {
  const link = { channel: "link", identity: { customer: "ana" } } as const;
  const at = (day: string) => new Date(`2026-03-${day}T09:00:00Z`);

  async function send(survey: PublishedSurvey, doors: Intake, score: number, more: Partial<GivenAnswers>, now: Date) {
    const submitted = await submitAnswers(doors, survey, versionOf(survey), given({ score }, more), now);
    expect(submitted.outcome).toBe("created");
  }

  test.each<[string, Repeats]>([
    ["latest", { policy: "latest", windowDays: 30 }],
    ["first", { policy: "first", windowDays: 30 }],
  ])(
    "%s: whoever claims her name by a link neither replaces Ana's answer nor stands in its way",
    async (_, repeats) => {
      const survey = await publishedNps(repeats);
      const doors = intake();
      await send(survey, doors, 10, { customer: "ana" }, at("02"));
      await send(survey, doors, 0, link, at("03"));
      // Hers counts; the claim is replaced by what is proven, whichever came first.
      expect(await counts(survey)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
      const other = await publishedNps(repeats);
      await send(other, doors, 0, link, at("02"));
      await send(other, doors, 10, { customer: "ana" }, at("03"));
      expect(await counts(other)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
      expect(await recount(other.scope)).toMatchObject({ differ: 0 });
    },
  );

  test("claims among themselves are settled as the survey says, and what is proven beyond the window leaves them alone", async () => {
    const survey = await publishedNps({ policy: "latest", windowDays: 10 });
    const doors = intake();
    await send(survey, doors, 3, link, at("20"));
    await send(survey, doors, 4, link, at("21"));
    await send(survey, doors, 9, { customer: "ana" }, at("01"));
    expect(await counts(survey)).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]);
  });

  test("what a key names is proven, also where its attributes say the same", async () => {
    const survey = await publishedNps({ policy: "latest", windowDays: 30 });
    await send(survey, intake(), 9, { customer: "ana", identity: { customer: "ana", name: "Ana" } }, at("02"));
    const { rows } = await withTenant(appDb, survey.scope, (tx) =>
      tx.execute("select identity, is_claimed(identity) as claimed from response"),
    );
    expect(rows).toEqual([{ identity: { name: "Ana" }, claimed: false }]);
  });
});

test("repeats of claimed and proven answers in any order are what SQL says of the stored rows, by either policy", async () => {
  let seed = 11;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return (seed >> 8) % below;
  };
  for (const policy of ["latest", "first"] as const) {
    const survey = await publishedNps({ policy, windowDays: 10 });
    const doors = intake();
    for (let i = 0; i < 80; i++) {
      const name = `c${random(4)}`;
      const who = random(2) ? { customer: name } : { identity: { customer: name } };
      const answeredAt = new Date(Date.UTC(2026, random(2), 1 + random(28), random(24)));
      await submitAnswers(doors, survey, versionOf(survey), given({ score: random(11) }, { ...who, answeredAt }), NOW);
    }
    // Said anew and otherwise than in the function: by ranks of proof and by distance.
    const { rows } = await withTenant(appDb, survey.scope, (tx) =>
      tx.execute<{ claimed: boolean; state: string; n: number; wrong: number }>(sql`
      with told as (select id, customer_id, state, answered_at, (identity ->> 'customer' is not null)::int as claim from response),
      judged as (
        select r.*, (select count(*) from told o where o.customer_id = r.customer_id and o.id <> r.id
          and abs(extract(epoch from o.answered_at - r.answered_at)) <= 864000
          and (o.claim < r.claim or (o.claim = r.claim
            and ((o.answered_at, o.id) > (r.answered_at, r.id)) = (${policy} = 'latest')))) as better
        from told r)
      select claim = 1 as claimed, state, count(*)::int as n,
        (count(*) filter (where (state = 'superseded') <> (better > 0)))::int as wrong
      from judged group by 1, 2 order by 1, 2`),
    );
    expect(rows.map(({ claimed, state, wrong }) => [claimed, state, wrong])).toEqual([
      [false, "counted", 0],
      [false, "superseded", 0],
      [true, "counted", 0],
      [true, "superseded", 0],
    ]);
    expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(80);
    expect(await recount(survey.scope)).toMatchObject({ differ: 0 });
  }
});
