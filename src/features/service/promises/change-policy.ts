import type { Tx } from "@/db/client";
import { listMembers } from "@/db/queries/members";
import { listCalendars } from "@/db/queries/promises/list-calendars";
import { listPolicies, type PolicyRow } from "@/db/queries/promises/list-policies";
import type { PolicyVersion } from "@/db/queries/promises/list-policy-versions";
import { askPromiseRun } from "@/db/queries/promises/promise-runs";
import { ALWAYS } from "@/db/queries/promises/write-calendar";
import { insertPolicy, insertPolicyVersion, updatePolicy } from "@/db/queries/promises/write-policy";
import type { WorkspaceScope } from "@/db/scope";
import type { PolicyDraft } from "@/features/service/promises/read-policy-form";
import { writeAudit } from "@/platform/audit";
import type { AuditAction } from "@/platform/audit-actions";
import { conflict, invalid, notFound } from "@/platform/http/problem";
import type { Translator } from "@/platform/i18n/translator";

const MOST = 50;

export interface ChangeContext {
  readonly t: Translator<"promises">;
  readonly now: Date;
}

/** Makes a policy, last in the order. Returns its id. Throws 422 for a taken name and what is not of this workspace, 409 for too many. */
export async function createPolicy(
  tx: Tx,
  scope: WorkspaceScope,
  draft: PolicyDraft,
  context: ChangeContext,
): Promise<string> {
  const live = await livePolicies(tx, scope);
  if (live.length >= MOST) throw conflict(context.t("errors.most", { n: MOST }));
  await requireFitting(tx, scope, draft, { live, own: null, t: context.t });
  const policyId = await insertPolicy(tx, scope, draft);
  const position = Math.max(0, ...live.map(({ said }) => said.position)) + 1;
  await say(tx, scope, { ...versionOf(draft, context.now), policyId, position }, draft.reach, context.now);
  await writeAudit(tx, scope, { action: "sla_policy.created", subject: policyId, after: toldOf(draft) });
  return policyId;
}

/**
 * Changes a policy. What decides is a new version, from now on or for all time, and a job judges anew; its name and whom it
 * tells change at once. False where nothing is different. Throws as {@link createPolicy} does, and 404.
 */
export async function changePolicy(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  draft: PolicyDraft,
  context: ChangeContext,
): Promise<boolean> {
  const live = await livePolicies(tx, scope);
  const before = requireOne(live, id);
  await requireFitting(tx, scope, draft, { live, own: id, t: context.t });
  const said = draftOf(before);
  const decides = ({ name: _, recipientIds: __, reach: ___, ...rest }: PolicyDraft) => JSON.stringify(rest);
  const otherwise = decides(said) !== decides(draft) || draft.reach === "all";
  const renamed = said.name !== draft.name || `${said.recipientIds}` !== `${draft.recipientIds}`;
  if (!otherwise && !renamed) return false;
  if (renamed) await updatePolicy(tx, scope, id, { name: draft.name, recipientIds: [...draft.recipientIds] });
  if (otherwise) {
    const { position } = before.said;
    await say(tx, scope, { ...versionOf(draft, context.now), policyId: id, position }, draft.reach, context.now);
  }
  const change = { before: toldOf(said), after: toldOf(draft) };
  await writeAudit(tx, scope, { action: "sla_policy.changed", subject: id, ...change });
  return true;
}

/** What can be done to a policy from the list. */
export type PolicyDeed = "up" | "down" | "delete" | "restore";

/** Moves a policy among the others, takes it out from now on, or brings it back as it was, last in the order. */
export async function doToPolicy(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  deed: PolicyDeed,
  { t, now }: ChangeContext,
): Promise<void> {
  const all = await listPolicies(tx, scope);
  const live = all.filter(({ deletedAt }) => deletedAt === null);
  const one = requireOne(deed === "restore" ? all : live, id);
  const audit = (action: AuditAction) => writeAudit(tx, scope, { action, subject: id, after: { name: one.name } });
  if (deed === "up" || deed === "down") {
    const from = live.indexOf(one);
    const other = live[deed === "up" ? from - 1 : from + 1];
    if (other === undefined) return;
    const order = live.map((row) => (row === one ? other : row === other ? one : row));
    for (const [place, { said }] of order.entries())
      if (said.position !== place + 1)
        await insertPolicyVersion(tx, scope, { ...said, position: place + 1, validFrom: now });
    await askPromiseRun(tx, scope, { cause: "policy", subject: id, reach: "open", at: now });
    return audit("sla_policy.moved");
  }
  if ((deed === "delete") === (one.deletedAt !== null)) return;
  const back = deed === "restore";
  if (back) requireFree(live, one.name, id, t);
  const position = back ? Math.max(0, ...live.map(({ said }) => said.position)) + 1 : one.said.position;
  await updatePolicy(tx, scope, id, { deletedAt: back ? null : now });
  await say(tx, scope, { ...one.said, active: back, position, validFrom: now }, "open", now);
  await audit(back ? "sla_policy.restored" : "sla_policy.deleted");
}

/** What a policy says, as its form would send it. */
export function draftOf({ name, recipientIds, said }: PolicyRow): PolicyDraft {
  const { conditions, calendarId, soon, targets } = said;
  return { name, conditions, calendarId, soon, targets, recipientIds, reach: "open" };
}

/** A draft as a version that would hold from an instant on. */
export function versionOf(
  { conditions, calendarId, soon, targets, reach }: PolicyDraft,
  now: Date,
): Omit<PolicyVersion, "policyId" | "version" | "position"> {
  return { active: true, conditions, calendarId, soon, targets, validFrom: reach === "all" ? ALWAYS : now };
}

async function say(
  tx: Tx,
  scope: WorkspaceScope,
  version: Parameters<typeof insertPolicyVersion>[2],
  reach: "open" | "all",
  at: Date,
): Promise<void> {
  await insertPolicyVersion(tx, scope, version);
  await askPromiseRun(tx, scope, { cause: "policy", subject: version.policyId, reach, at });
}

async function livePolicies(tx: Tx, scope: WorkspaceScope): Promise<PolicyRow[]> {
  return (await listPolicies(tx, scope)).filter(({ deletedAt }) => deletedAt === null);
}

function requireOne(rows: readonly PolicyRow[], id: string): PolicyRow {
  const found = rows.find((row) => row.id === id);
  if (found === undefined) throw notFound();
  return found;
}

async function requireFitting(
  tx: Tx,
  scope: WorkspaceScope,
  { name, calendarId, recipientIds }: PolicyDraft,
  { live, own, t }: { live: readonly PolicyRow[]; own: string | null; t: ChangeContext["t"] },
): Promise<void> {
  requireFree(live, name, own, t);
  const calendars = (await listCalendars(tx, scope)).filter(({ deletedAt }) => deletedAt === null);
  if (calendarId !== null && !calendars.some(({ id }) => id === calendarId))
    throw invalid([{ path: "calendarId", message: t("errors.calendar") }]);
  const members = new Set((await listMembers(tx, scope)).map(({ userId }) => userId));
  if (recipientIds.some((id) => !members.has(id)))
    throw invalid([{ path: "recipientIds", message: t("errors.recipient") }]);
}

function requireFree(rows: readonly PolicyRow[], name: string, own: string | null, t: ChangeContext["t"]): void {
  const taken = rows.some((row) => row.id !== own && row.name.toLowerCase() === name.toLowerCase());
  if (taken) throw invalid([{ path: "name", message: t("errors.nameTaken") }]);
}

function toldOf({ reach, ...draft }: PolicyDraft): Record<string, unknown> {
  return { ...draft, forAllTime: reach === "all" };
}
