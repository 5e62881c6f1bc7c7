import { expect, it } from "vitest";
import { withTenant } from "@/db/client";
import { interaction } from "@/db/schema/interaction";
import { testDatabase } from "@/db/testing/test-database";
import { answerStoreInteractions } from "@/features/service/interactions/answer-requests";

const database = await testDatabase();
const now = new Date("2026-03-02T12:00:00Z");

it("stores what fits, says of each other row what to mend, and nothing twice", async () => {
  const scope = await database.makeWorkspace();
  const post = async (interactions: unknown[]) => {
    const request = {
      db: database.appDb,
      scope,
      now,
      json: async (schema: { parse(value: unknown): unknown }) => schema.parse({ interactions }),
    };
    const reply = await answerStoreInteractions(request as never);
    expect(reply.status).toBe(201);
    return reply.json();
  };
  const chat = {
    ...{ externalId: "T-1", channel: "chat", openedAt: "2026-03-01T10:00:00+01:00", customer: { externalId: "C-1" } },
    events: [{ kind: "agent_replied", at: "2026-03-01T09:03:00Z", actor: "Dana" }],
  };
  const answer = await post([
    chat,
    { ...chat, externalId: "T-2", events: [{ kind: "agent_replied", at: "2026-03-01T10:03:00" }] },
    { externalId: "T-3", events: [{ kind: "resolved", at: "2026-03-01T10:03:00Z" }] },
    { ...chat, externalId: "T-4", events: [{ kind: "resolved", at: "2026-04-01T10:03:00Z" }] },
    { ...chat, externalId: "T-5", events: [{ kind: "answered", at: "2026-03-01T10:03:00Z" }] },
  ]);
  expect(answer).toMatchObject({ created: 1, updated: 0, unchanged: 0 });
  const wrong = answer.rejected.map((one: { index: number; errors: { path: string }[] }) => [
    one.index,
    one.errors[0]?.path,
  ]);
  expect(wrong).toEqual([
    [1, "events.0.at"],
    [2, "openedAt"],
    [3, "events.0.at"],
    [4, "events.0.kind"],
  ]);
  expect(await post([chat])).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
  expect(await post([{ externalId: "T-1", agent: "Dana" }])).toMatchObject({ updated: 1 });
  const rows = await withTenant(database.appDb, scope, (tx) => tx.select().from(interaction));
  expect(rows.map((row) => [row.firstResponseSeconds, row.agent, row.channel])).toEqual([[180, "Dana", "chat"]]);
});
