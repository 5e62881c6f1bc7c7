import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { findSettings } from "@/db/queries/quality/quality-settings";
import type { Actor, WorkspaceScope } from "@/db/scope";

/** Signs of a code: no 0 and O, no 1 and I, so that it can be read out. */
const SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const CODE_LENGTH = 5;

/** How agents are called before the one who reads. */
export interface AgentNames {
  /** Whether some names are hidden from this reader. */
  readonly hidden: boolean;
  /** The agent's name, or the code that stands for it: "#7KQ2M", the same everywhere in this workspace. */
  readonly show: (agent: string) => string;
  /** The agent that is shown so: the other way round, for addresses and filters. Null where there is none. */
  readonly find: (shown: string) => Promise<string | null>;
}

/**
 * How agents are called before whoever reads. Where the workspace hides them, owners, admins and API keys (which only
 * those make) read names, a lead those of the agents of their teams, and everybody else codes, which one can follow from
 * screen to screen without knowing whose they are. Whatever prints an agent calls it.
 */
export async function agentNames(tx: Tx, scope: WorkspaceScope): Promise<AgentNames> {
  const settings = await findSettings(tx, scope);
  if (!settings?.hideAgentNames || readsAllNames(scope.actor)) return ALL_SHOWN;
  const known = await agentsOfLead(tx, scope);
  const show = (agent: string) => (known.has(agent) ? agent : codeOf(settings.codeSalt, agent));
  return {
    hidden: true,
    show,
    async find(shown) {
      if (known.has(shown)) return shown;
      if (!shown.startsWith("#")) return null;
      return (await listAgents(tx, scope)).find((agent) => show(agent) === shown) ?? null;
    },
  };
}

const ALL_SHOWN: AgentNames = { hidden: false, show: (agent) => agent, find: async (shown) => shown };

function readsAllNames(actor: Actor): boolean {
  if (actor.kind === "user") return actor.role === "owner" || actor.role === "admin";
  return actor.kind === "apiKey";
}

function codeOf(salt: string, agent: string): string {
  const hash = createHash("sha256").update(`${salt}:${agent}`).digest();
  return `#${[...hash.subarray(0, CODE_LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]).join("")}`;
}

/** Agents who worked for a team that this person leads. */
async function agentsOfLead(tx: Tx, { workspaceId, actor }: WorkspaceScope): Promise<ReadonlySet<string>> {
  if (actor.kind !== "user") return new Set();
  const teams = await tx.execute<{ team: string }>(
    sql`select team from team_lead where workspace_id = ${workspaceId} and user_id = ${actor.userId}`,
  );
  if (teams.rows.length === 0) return new Set();
  const led = sql`array[${sql.join(
    teams.rows.map(({ team }) => sql`${team}`),
    sql`, `,
  )}]::text[]`;
  const found = await tx.execute<{ agent: string }>(sql`
    select distinct agent from interaction where workspace_id = ${workspaceId} and team = any(${led}) and agent is not null
    union select distinct solved_by from interaction
      where workspace_id = ${workspaceId} and team = any(${led}) and solved_by is not null
    union select distinct agent from quality_review
      where workspace_id = ${workspaceId} and team = any(${led}) and agent is not null`);
  return new Set(found.rows.map(({ agent }) => agent));
}

async function listAgents(tx: Tx, { workspaceId }: WorkspaceScope): Promise<string[]> {
  const found = await tx.execute<{ agent: string }>(sql`
    select distinct agent from interaction where workspace_id = ${workspaceId} and agent is not null
    union select distinct solved_by from interaction where workspace_id = ${workspaceId} and solved_by is not null
    union select distinct agent from quality_review where workspace_id = ${workspaceId} and agent is not null`);
  return found.rows.map(({ agent }) => agent);
}
