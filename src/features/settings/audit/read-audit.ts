import type { Tx } from "@/db/client";
import { listAllKeys } from "@/db/queries/audit/list-all-keys";
import { type AuditEdge, type AuditFilter, type AuditRow, listAudit } from "@/db/queries/audit/list-audit";
import { type Audited, nameAudited } from "@/db/queries/audit/name-audited";
import { listMembers } from "@/db/queries/members";
import { PAGE_PATIENCE, type PagePatience, readParts } from "@/db/queries/with-patience";
import { readTogether } from "@/db/read-together";
import type { WorkspaceScope } from "@/db/scope";
import { idsWithin } from "@/features/settings/audit/tell-changes";
import { isAuditAction, subjectOf } from "@/platform/audit-actions";
import { isUuid } from "@/platform/is-uuid";

/** So many rows a page shows. */
export const AUDIT_A_PAGE = 50;

/** Rows of the trail with the names of all that they mention. */
export interface NamedRows {
  readonly rows: readonly AuditRow[];
  readonly names: ReadonlyMap<string, Audited>;
  /** Whether there are older ones. */
  readonly more: boolean;
}

/** What ids in a detail are ids of, by their field. */
const MENTIONED: Readonly<Record<string, string>> = {
  userId: "person",
  recipients: "person",
  leads: "person",
  userIds: "person",
  otherwise: "person",
  recipientIds: "person",
  surveyId: "survey",
  survey: "survey",
  surveys: "survey",
  from: "survey",
  topic: "topic",
  into: "topic",
  importId: "import",
  interaction: "interaction",
  review: "review",
  invitation: "invitation",
  goal: "goal",
  objective: "objective",
};

interface AuditPage {
  readonly filter: AuditFilter;
  readonly after: AuditEdge | null;
  readonly limit: number;
}

/** A page of the trail and who could have written it; `rows` is null where finding them took too long. */
export async function readAudit(
  tx: Tx,
  scope: WorkspaceScope,
  page: AuditPage & { readonly who: string | null; readonly patience?: PagePatience },
) {
  const { part } = readParts<"rows">(tx, page.patience ?? PAGE_PATIENCE);
  const chosen = page.who !== null && isUuid(page.who) ? [page.who] : [];
  const [members, keys, named] = await readTogether(tx, [
    () => listMembers(tx, scope),
    () => listAllKeys(tx, scope),
    () => nameAudited(tx, scope, { person: chosen, apiKey: chosen }, null),
  ]);
  const found = await part("rows", (inner) => readNamed(inner, scope, page));
  return { members, keys, found, chosen: chosen.map((id) => named.get(id)?.name ?? null) };
}

/** Rows of the trail, named. */
export async function readNamed(
  tx: Tx,
  scope: WorkspaceScope,
  { filter, after, limit }: AuditPage,
): Promise<NamedRows> {
  const found = await listAudit(tx, scope, { ...filter, after, limit: limit + 1 });
  const rows = found.slice(0, limit);
  const reader = scope.actor.kind === "user" ? scope.actor.userId : null;
  const names = await nameAudited(tx, scope, idsOf(rows), reader);
  return { rows, names, more: found.length > limit };
}

function idsOf(rows: readonly AuditRow[]): Record<string, string[]> {
  const found = new Map<string, Set<string>>();
  const add = (kind: string | undefined, id: string | undefined) => {
    if (kind === undefined || id === undefined || !isUuid(id)) return;
    found.set(kind, (found.get(kind) ?? new Set()).add(id));
  };
  for (const { actor, action, subject, before, after } of rows) {
    add("person", actor.userId);
    add("apiKey", actor.keyId);
    if (isAuditAction(action)) add(subjectOf(action), subject);
    for (const { key, id } of [...idsWithin(before), ...idsWithin(after)]) add(MENTIONED[key], id);
  }
  return Object.fromEntries([...found].map(([kind, ids]) => [kind, [...ids]]));
}
