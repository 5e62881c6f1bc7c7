import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withTenant } from "@/db/client";
import { rebuildInteractions } from "@/db/rollups/rebuild-interactions";
import { storeInteractions, type ToldEvent, type ToldInteraction } from "@/db/rollups/store-interactions";
import { customer } from "@/db/schema/customer";
import { interaction, interactionEvent } from "@/db/schema/interaction";
import { workspace } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import type { InteractionEventKind } from "@/domain/service/interaction-event";

const database = await testDatabase();
const now = new Date("2026-03-20T12:00:00Z");
const opened = new Date("2026-03-10T09:00:00Z");
const event = (minute: number, kind: InteractionEventKind, said: Partial<ToldEvent> = {}): ToldEvent => ({
  externalId: null,
  kind,
  at: opened.getTime() + minute * 60_000,
  actor: null,
  isPublic: true,
  detail: null,
  ...said,
});
const ticket = (events: ToldEvent[], said: Partial<ToldInteraction> = {}): ToldInteraction => ({
  externalId: "T-1",
  channel: "chat",
  openedAt: opened,
  events,
  ...said,
});

function tools(scope: WorkspaceScope) {
  const store = (...told: ToldInteraction[]) =>
    withTenant(database.appDb, scope, (tx) => storeInteractions(tx, scope, told, { importId: null, now }));
  const find = async () => {
    const rows = await withTenant(database.appDb, scope, (tx) =>
      tx.select().from(interaction).orderBy(interaction.externalId),
    );
    return rows.map(({ createdAt: _, updatedAt: __, ...row }) => row);
  };
  return { store, find };
}

describe("storeInteractions", () => {
  it("measures what is told, and what is sent again changes nothing twice", async () => {
    const { store, find } = tools(await database.makeWorkspace({ zone: "Europe/Berlin" }));
    const told = ticket([event(2, "agent_replied", { externalId: "e1", actor: "Ada" }), event(90, "resolved")], {
      customer: "C-7",
      team: "UK",
      attributes: { source: "widget", about: "bill" },
    });
    expect(await store(told)).toMatchObject({ made: 1, changed: 0, refused: [] });
    const [first] = await find();
    expect(first).toMatchObject({
      firstResponseSeconds: 120,
      resolutionSeconds: 5_400,
      state: "solved",
      solvedBy: "Ada",
      day: "2026-03-10",
      firstResponseBusinessSeconds: null,
    });
    expect(await store(told, told)).toMatchObject({ made: 0, changed: 0, same: 1 });
    expect(await find()).toEqual([first]);
  });

  it("counts what comes late as if it had come in time, and keeps what is not said again", async () => {
    const { store, find } = tools(await database.makeWorkspace());
    await store(
      ticket([event(50, "agent_replied", { externalId: "b" }), event(60, "resolved", { externalId: "c" })], {
        priority: "high",
        customer: "C-1",
      }),
    );
    // The earlier reply arrives a week later, without a word about the rest.
    const late = { externalId: "T-1", events: [event(10, "agent_replied", { externalId: "a", actor: "Ben" })] };
    expect(await store(late)).toMatchObject({ changed: 1 });
    expect((await find())[0]).toMatchObject({
      firstResponseSeconds: 600,
      agentReplies: 2,
      priority: "high",
      channel: "chat",
    });
    // The same event with another time takes its place.
    await store({ externalId: "T-1", events: [event(20, "agent_replied", { externalId: "a", actor: "Ben" })] });
    expect((await find())[0]).toMatchObject({ firstResponseSeconds: 1_200, agentReplies: 2, solvedBy: "Ben" });
    // All at once elsewhere says the same.
    const other = tools(await database.makeWorkspace());
    await other.store(
      ticket(
        [
          event(60, "resolved", { externalId: "c" }),
          event(20, "agent_replied", { externalId: "a", actor: "Ben" }),
          event(50, "agent_replied", { externalId: "b" }),
        ],
        { priority: "high" },
      ),
    );
    const plain = ({ id: _, workspaceId: __, customerId: ___, ...row }: Record<string, unknown>) => row;
    expect((await other.find()).map(plain)).toEqual((await find()).map(plain));
  });

  it("refuses what nobody knows, the future and the wrong zone, each with its row alone", async () => {
    const scope = await database.makeWorkspace();
    const { store, find } = tools(scope);
    const reply = await store(
      { externalId: "T-9", events: [event(5, "agent_replied")] },
      ticket([event(5, "note"), event(60 * 24 * 30, "resolved")], { externalId: "T-2" }),
      ticket([event(-60, "agent_replied")], { externalId: "T-3" }),
      ticket([], { externalId: "T-4", openedAt: undefined }),
      { externalId: "T-5", channel: "email", events: [event(0, "opened"), event(3, "agent_replied")] },
    );
    expect(reply.refused).toEqual([
      { index: 0, fault: { kind: "unknown", event: null } },
      { index: 1, fault: { kind: "future", event: 1 } },
      { index: 2, fault: { kind: "before_opening", event: 0 } },
      { index: 3, fault: { kind: "unknown", event: null } },
    ]);
    expect((await find()).map((row) => [row.externalId, row.firstResponseSeconds])).toEqual([["T-5", 180]]);
    const events = await withTenant(database.appDb, scope, (tx) => tx.select().from(interactionEvent));
    expect(events).toHaveLength(2);
  });

  it("follows what events say of agent and priority, unless the row says it itself", async () => {
    const { store, find } = tools(await database.makeWorkspace());
    await store(
      ticket([
        event(1, "assigned", { externalId: "x", detail: "Ada" }),
        event(2, "priority_changed", { detail: "urgent" }),
      ]),
    );
    expect((await find())[0]).toMatchObject({ agent: "Ada", priority: "urgent" });
    await store(ticket([], { agent: "Cem" }));
    // Sent again: what was known already changes nobody.
    await store(ticket([event(1, "assigned", { externalId: "x", detail: "Ada" })]));
    expect((await find())[0]).toMatchObject({ agent: "Cem" });
    await store(
      ticket([event(9, "assigned", { externalId: "y", detail: "Ben" })], { customer: "C-3", subject: "Bill" }),
    );
    expect((await find())[0]).toMatchObject({ agent: "Ben", subject: "Bill" });
  });

  it("two that write the same at once make one", async () => {
    const { store, find } = tools(await database.makeWorkspace());
    const replies = await Promise.all(
      [1, 2, 3, 4].map((minute) => store(ticket([event(minute, "agent_replied", { externalId: `m${minute}` })]))),
    );
    expect(replies.reduce((sum, { made }) => sum + made, 0)).toBe(1);
    expect((await find())[0]).toMatchObject({ agentReplies: 4, firstResponseSeconds: 60 });
  });

  it("moves to other days when the zone changes, and its people stay who they are", async () => {
    const scope = await database.makeWorkspace({ zone: "UTC" });
    const { store, find } = tools(scope);
    await store(ticket([event(16 * 60, "resolved")], { customer: "C-1" }));
    expect((await find())[0]).toMatchObject({
      day: "2026-03-10",
      solvedDay: "2026-03-11",
      firstSolvedDay: "2026-03-11",
    });
    const changed = await withTenant(database.appDb, scope, async (tx) => {
      await tx.update(workspace).set({ zone: "America/Los_Angeles" }).where(eq(workspace.id, scope.workspaceId));
      return rebuildInteractions(tx, scope, null, now);
    });
    expect(changed).toBe(1);
    expect((await find())[0]).toMatchObject({ day: "2026-03-10", solvedDay: "2026-03-10" });
    const people = await withTenant(database.appDb, scope, (tx) => tx.select().from(customer));
    expect(people.map(({ externalId }) => externalId)).toEqual(["C-1"]);
  });
});
