import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { withTenant } from "@/db/client";
import { writeSpeedBands } from "@/db/queries/service/speed-bands";
import { storeInteractions, type ToldInteraction } from "@/db/rollups/store-interactions";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { readServiceQuery } from "@/features/service/times/input";
import { readSpeed } from "@/features/service/times/read-speed";

const database = await testDatabase();
const opened = new Date("2026-03-01T09:00:00Z");
const now = new Date("2026-03-20T12:00:00Z");
/** First responses in seconds, with how many of twenty customers were satisfied. */
const WAITS = [
  [60, 18],
  [200, 17],
  [400, 5],
] as const;

it("sets scores against the first response, promises and who solved, and finds where they break", async () => {
  const scope = await database.makeWorkspace();
  const told = WAITS.flatMap(([seconds], band) =>
    Array.from({ length: 20 }, (_, i): ToldInteraction => {
      const event = (
        kind: "agent_replied" | "resolved" | "assigned",
        after: number,
        actor: string | null,
        detail: string | null = null,
      ) => ({
        ...{ externalId: kind, kind, at: opened.getTime() + after * 1_000, actor, isPublic: true, detail },
      });
      const events = [
        event("agent_replied", seconds, "Dana"),
        event("resolved", 3_600, "Dana"),
        event("assigned", 7_200, null, "Omar"),
      ];
      return { externalId: `${band}-${i}`, channel: "chat", openedAt: opened, events };
    }),
  );
  await withTenant(database.appDb, scope, (tx) => storeInteractions(tx, scope, told, { importId: null, now }));
  const question = { id: "q1", kind: "csat", title: { en: "How was it?" } };
  const surveyId = await makeSurvey(database.appDb, scope, {
    questions: [question],
    series: [{ question: "q1", scale: "csat-1-5", metric: "csat" }],
  });
  const scores = WAITS.flatMap(([, satisfied], band) =>
    Array.from({ length: 20 }, (_, i) => ({ name: `${band}-${i}`, score: i < satisfied ? 5 : 2 })),
  );
  await storeScores(
    database.appDb,
    scope,
    surveyId,
    scores.map(({ name, score }) => ({
      day: "2026-03-02",
      scores: { q1: score },
      attributes: { about: name },
    })),
  );
  await withTenant(database.appDb, scope, (tx) =>
    tx.execute(sql`update response set identity = jsonb_build_object('interaction', attributes ->> 'about')`),
  );
  const read = (raw: Record<string, string>) =>
    withTenant(database.appDb, scope, (tx) =>
      readSpeed(tx, scope, readServiceQuery(raw), { from: "2026-03-01", to: "2026-03-10", clock: "clock" }),
    );
  const { bands, metrics } = await read({ channel: "chat" });
  expect(bands).toEqual([120, 300]);
  const [csat] = metrics;
  expect(csat?.groups.band.map(({ value, reading }) => [value, reading.value, reading.n])).toEqual([
    ["0", 90, 20],
    ["1", 85, 20],
    ["2", 25, 20],
  ]);
  // 35 of 40 below five minutes, 5 of 20 above.
  expect(csat?.breaking).toMatchObject({ seconds: 300 });
  // The one who solved, not the one who has it now.
  expect(csat?.groups.agent.map(({ value, reading }) => [value, reading.n])).toEqual([["Dana", 60]]);
  await withTenant(database.appDb, scope, (tx) => writeSpeedBands(tx, scope, "chat", [300]));
  expect((await read({ channel: "chat" })).bands).toEqual([300]);
  expect((await read({ channel: "chat", bands: "60" })).bands).toEqual([60]);
  expect((await read({ channel: "phone" })).metrics).toEqual([]);
});
