import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import { deleteResponses } from "@/db/rollups/rewrite-response";
import { invitation } from "@/db/schema/invitation";
import { testDatabase } from "@/db/testing/test-database";
import { followUpStand } from "@/jobs/handlers/testing/follow-up-stand";

const database = await testDatabase();
const { appDb } = database;
const { makePlace, say, follow } = followUpStand(database);

test("an answer meets the latest invitation of its customer within two weeks, one each, and leaves it when it is taken away", async () => {
  const place = await makePlace();
  const { scope, surveyId } = place;
  const customerId = await withTenant(appDb, scope, (tx) => upsertCustomer(tx, scope, "ada"));
  const sent = { old: "2026-10-01T08:00:00Z", first: "2026-11-10T08:00:00Z", last: "2026-11-18T08:00:00Z" };
  for (const [externalId, at] of Object.entries(sent))
    await withTenant(appDb, scope, (tx) =>
      tx.insert(invitation).values({
        ...{ workspaceId: scope.workspaceId, id: randomUUID(), surveyId, customerId, externalId },
        ...{ sentAt: new Date(at), day: at.slice(0, 10) },
      }),
    );
  const met = () =>
    withTenant(appDb, scope, async (tx) =>
      (await tx.select().from(invitation)).flatMap((one) => (one.responseId === null ? [] : one.externalId)),
    );
  const id = await say(place, { nps: 9 });
  await follow(place, [id]);
  await follow(place, [id]);
  expect(await met()).toEqual(["last"]);
  await withTenant(appDb, scope, (tx) => deleteResponses(tx, scope, [id]));
  await follow(place, [id]);
  expect(await met()).toEqual([]);
});
