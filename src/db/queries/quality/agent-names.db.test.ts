import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { agentNames } from "@/db/queries/quality/agent-names";
import { writeQualityChoices, writeTeamLeads } from "@/db/queries/quality/quality-settings";
import { interaction } from "@/db/schema/interaction";
import { mintScope, type Role, type WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";

const { appDb, makeWorkspace } = await testDatabase();
const NOW = new Date("2026-05-20T10:00:00Z");
const LEAD = randomUUID();

async function workspaceWithAgents(): Promise<WorkspaceScope> {
  const scope = await makeWorkspace();
  const row = (agent: string, team: string) => ({
    workspaceId: scope.workspaceId,
    id: randomUUID(),
    externalId: randomUUID(),
    channel: "email",
    agent,
    team,
    openedAt: NOW,
    state: "solved" as const,
    day: "2026-05-20",
  });
  await withTenant(appDb, scope, (tx) => tx.insert(interaction).values([row("Dana", "Mail"), row("Omar", "Phone")]));
  return scope;
}

const as = (scope: WorkspaceScope, role: Role, userId: string = randomUUID()) =>
  mintScope(scope.workspaceId, { kind: "user", userId, role });

const shownTo = (reader: WorkspaceScope) =>
  withTenant(appDb, reader, async (tx) => {
    const names = await agentNames(tx, reader);
    const shown = ["Dana", "Omar"].map(names.show);
    return { hidden: names.hidden, shown, back: await Promise.all(shown.map(names.find)) };
  });

test("until somebody hides them, everybody reads the names of agents", async () => {
  const scope = await workspaceWithAgents();
  expect(await shownTo(as(scope, "viewer"))).toEqual({
    hidden: false,
    shown: ["Dana", "Omar"],
    back: ["Dana", "Omar"],
  });
});

test("hidden names are codes for all but owners, admins and the leads of their team", async () => {
  const scope = await workspaceWithAgents();
  await withTenant(appDb, scope, async (tx) => {
    await writeQualityChoices(tx, scope, { hideAgentNames: true }, NOW);
    await writeTeamLeads(tx, scope, [{ team: "Mail", userId: LEAD }]);
  });
  for (const role of ["owner", "admin"] as const)
    expect((await shownTo(as(scope, role))).shown).toEqual(["Dana", "Omar"]);
  const viewer = await shownTo(as(scope, "viewer"));
  expect(viewer.hidden).toBe(true);
  expect(viewer.shown.every((code) => /^#[2-9A-HJ-NP-Z]{5}$/.test(code))).toBe(true);
  expect(new Set(viewer.shown).size).toBe(2);
  // An address with a code leads back to its agent; a name that somebody guesses does not.
  expect(viewer.back).toEqual(["Dana", "Omar"]);
  await withTenant(appDb, scope, async (tx) =>
    expect(await (await agentNames(tx, as(scope, "viewer"))).find("Dana")).toBe(null),
  );
  const lead = await shownTo(as(scope, "analyst", LEAD));
  expect(lead.shown).toEqual(["Dana", viewer.shown[1]]);
});

test("another workspace has other codes, and another reader of this one the same", async () => {
  const [a, b] = [await workspaceWithAgents(), await workspaceWithAgents()];
  for (const scope of [a, b])
    await withTenant(appDb, scope, (tx) => writeQualityChoices(tx, scope, { hideAgentNames: true }, NOW));
  expect((await shownTo(as(a, "editor"))).shown).toEqual((await shownTo(as(a, "analyst"))).shown);
  expect((await shownTo(as(a, "editor"))).shown).not.toEqual((await shownTo(as(b, "editor"))).shown);
});
