import { type SQL, sql } from "drizzle-orm";
import type { WorkspaceScope } from "@/db/scope";
import type { Cause } from "@/domain/follow-up/causes";
import type { FollowUpState } from "@/domain/follow-up/move-state";

export const FOLLOW_UP_TABS = ["new", "mine", "overdue", "batch", "check_ins", "all"] as const;
export type FollowUpTab = (typeof FOLLOW_UP_TABS)[number];

/** What a list of follow-ups is narrowed down to; null is no matter. */
export interface FollowUpFilter {
  /** A tab of the board, or whatever is open. */
  readonly tab: FollowUpTab | "open";
  /** Who "mine" is. */
  readonly userId: string | null;
  /** An owner's id, or "nobody". */
  readonly owner: string | null;
  readonly kind: string | null;
  readonly surveyId: string | null;
  readonly state: FollowUpState | null;
  /** What was noted as its cause; withdrawn ones have none. */
  readonly cause?: Cause | null;
  /** Opened on this local day or later. */
  readonly from?: string | null;
  /** In names, addresses, ids, notes and the words of the answer. */
  readonly search: string | null;
}

/** The rows a filter leaves, of `follow_up f` beside its `customer c` and its `response r`; what opens later is not among them. */
export function followUpWhere(scope: WorkspaceScope, filter: FollowUpFilter, now: Date): SQL {
  const parts = [sql`f.workspace_id = ${scope.workspaceId}`, sql`f.opened_at <= ${now}`, tabWhere(filter, now)];
  if (filter.owner === "nobody") parts.push(sql`f.owner_id is null`);
  else if (filter.owner !== null) parts.push(sql`f.owner_id = ${filter.owner}::uuid`);
  if (filter.kind !== null) parts.push(sql`${filter.kind} = any(f.reasons)`);
  if (filter.surveyId !== null) parts.push(sql`f.survey_id = ${filter.surveyId}::uuid`);
  if (filter.state !== null) parts.push(sql`f.state = ${filter.state}`);
  if (filter.cause) parts.push(sql`f.cause = ${filter.cause} and f.state <> 'withdrawn'`);
  if (filter.from) parts.push(sql`f.day >= ${filter.from}`);
  if (filter.search !== null) parts.push(searchWhere(filter.search));
  return sql.join(parts, sql` and `);
}

/** What each tab means. */
export function tabWhere({ tab, userId }: Pick<FollowUpFilter, "tab" | "userId">, now: Date): SQL {
  const open = sql`f.closed_at is null`;
  switch (tab) {
    case "open":
      return open;
    case "new":
      return sql`${open} and f.state = 'new'`;
    case "mine":
      return userId === null ? sql`false` : sql`${open} and f.owner_id = ${userId}::uuid`;
    case "overdue":
      return sql`${open} and f.due_at < ${now}`;
    case "batch":
      return sql`${open} and f.kind = 'nps_batch'`;
    case "check_ins":
      return sql`${open} and f.kind = 'check_in'`;
    case "all":
      return sql`true`;
  }
}

function searchWhere(text: string): SQL {
  const like = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return sql`(c.name ilike ${like} or c.email ilike ${like} or c.external_id ilike ${like} or f.note ilike ${like}
    or f.cause_words ilike ${like} or r.identity ->> 'name' ilike ${like} or r.identity ->> 'email' ilike ${like}
    or exists (select 1 from answer a where a.workspace_id = f.workspace_id and a.response_id = f.response_id and a.text ilike ${like}))`;
}
