import { asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { qualitySetting, teamLead } from "@/db/schema/quality";
import type { WorkspaceScope } from "@/db/scope";

export type QualitySettings = typeof qualitySetting.$inferSelect;

/** What may be set of how a workspace reviews. */
export type QualityChoices = Pick<
  QualitySettings,
  "hideAgentNames" | "perAgent" | "doubleShare" | "channels" | "teams"
>;

/** What holds until somebody sets it: names are shown, nothing is drawn by itself. */
export const FIRST_CHOICES: QualityChoices = {
  hideAgentNames: false,
  perAgent: 0,
  doubleShare: 10,
  channels: [],
  teams: [],
};

/** How a workspace reviews. */
export async function readQualityChoices(tx: Tx, scope: WorkspaceScope): Promise<QualityChoices> {
  return (await findSettings(tx, scope)) ?? FIRST_CHOICES;
}

/** The stored row; null while nothing was ever set. */
export async function findSettings(tx: Tx, scope: WorkspaceScope): Promise<QualitySettings | null> {
  const [row] = await tx.select().from(qualitySetting).where(eq(qualitySetting.workspaceId, scope.workspaceId));
  return row ?? null;
}

/** Changes some of it; what is not named stays. */
export async function writeQualityChoices(
  tx: Tx,
  scope: WorkspaceScope,
  choices: Partial<QualityChoices>,
  now: Date,
): Promise<void> {
  await tx
    .insert(qualitySetting)
    .values({ workspaceId: scope.workspaceId, ...choices, updatedAt: now })
    .onConflictDoUpdate({ target: qualitySetting.workspaceId, set: { ...choices, updatedAt: now } });
}

/** Who leads which team, by team. */
export function listTeamLeads(tx: Tx, scope: WorkspaceScope): Promise<{ team: string; userId: string }[]> {
  return tx
    .select({ team: teamLead.team, userId: teamLead.userId })
    .from(teamLead)
    .where(eq(teamLead.workspaceId, scope.workspaceId))
    .orderBy(asc(teamLead.team), asc(teamLead.userId));
}

/** Names the leads of all teams anew. */
export async function writeTeamLeads(
  tx: Tx,
  scope: WorkspaceScope,
  leads: readonly { readonly team: string; readonly userId: string }[],
): Promise<void> {
  const { workspaceId } = scope;
  await tx.delete(teamLead).where(eq(teamLead.workspaceId, workspaceId));
  if (leads.length > 0)
    await tx
      .insert(teamLead)
      .values(leads.map(({ team, userId }) => ({ workspaceId, team, userId })))
      .onConflictDoNothing();
}
