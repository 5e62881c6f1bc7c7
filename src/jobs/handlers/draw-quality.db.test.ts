import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { listDraws } from "@/db/queries/quality/draw-sample";
import { writeQualityChoices } from "@/db/queries/quality/quality-settings";
import { interaction } from "@/db/schema/interaction";
import { testDatabase } from "@/db/testing/test-database";
import { drawQuality } from "@/jobs/handlers/draw-quality";
import { createLogger } from "@/platform/logger";

const { appDb, workerDb, makeWorkspace } = await testDatabase();
/** A Wednesday; the last complete week began on Monday the 11th. */
const NOW = new Date("2026-05-20T10:00:00Z");

test("the hour draws the last complete week once, and only where a sample is wanted", async () => {
  const scope = await makeWorkspace();
  const row = (solvedDay: string) => ({
    ...{ workspaceId: scope.workspaceId, id: randomUUID(), externalId: randomUUID(), channel: "email", agent: "Dana" },
    ...{ openedAt: NOW, state: "solved" as const, day: solvedDay, solvedDay },
  });
  const days = ["2026-05-10", "2026-05-11", "2026-05-17", "2026-05-18"];
  await withTenant(appDb, scope, (tx) => tx.insert(interaction).values(days.map(row)));
  const context = {
    db: workerDb,
    scope,
    logger: createLogger("silent"),
    now: () => NOW,
    signal: new AbortController().signal,
  };
  const run = () => drawQuality({ workspaceId: scope.workspaceId }, context);
  const draws = () => withTenant(appDb, scope, (tx) => listDraws(tx, scope, 9));
  await run();
  expect(await draws()).toEqual([]);
  await withTenant(appDb, scope, (tx) => writeQualityChoices(tx, scope, { perAgent: 5 }, NOW));
  await run();
  await run();
  expect(await draws()).toMatchObject([
    { fromDay: "2026-05-11", toDay: "2026-05-17", pool: 2, agents: 1, drawn: 2, drawnBy: null, perAgent: 5 },
  ]);
});
