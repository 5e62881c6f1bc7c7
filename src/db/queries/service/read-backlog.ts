import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { plannedAnew } from "@/db/queries/planned-anew";
import { dimensionValue, filterSql, isServiceFilter, type ServiceFilter } from "@/db/queries/service/service-image";
import type { WorkspaceScope } from "@/db/scope";

/** Interactions that still wait. */
export interface Backlog {
  /** Null for the total, else a value of what it was cut by. */
  readonly group: string | null;
  /** Not solved. */
  readonly open: number;
  /** When the oldest of them was opened; null where none is open. */
  readonly oldest: Date | null;
  /** Not solved, opened by a customer, and nobody has answered yet. */
  readonly unanswered: number;
  readonly oldestUnanswered: Date | null;
}

/** What waits now, read from the interactions that are open. `opened` keeps those that were opened on days of a range. */
export async function readBacklog(
  tx: Tx,
  scope: WorkspaceScope,
  {
    filter,
    by,
    opened = null,
  }: {
    readonly filter: readonly ServiceFilter[];
    readonly by: string | null;
    readonly opened?: { readonly from: string; readonly to: string } | null;
  },
): Promise<Backlog[]> {
  if (!filter.every(isServiceFilter)) return [];
  const waiting = sql`
    select ${by === null ? sql`null` : dimensionValue(by)} as "group", count(*)::int as open, min(i.opened_at)::text as oldest,
      count(*) filter (where ${UNANSWERED})::int as unanswered,
      (min(i.opened_at) filter (where ${UNANSWERED}))::text as "oldestUnanswered"
    from interaction i where i.workspace_id = ${scope.workspaceId} and i.solved_at is null and i.left_out is null
      ${opened ? sql`and i.day between ${opened.from} and ${opened.to}` : sql``} ${filterSql(filter)}
    group by 1`;
  const read = () => tx.execute<BacklogRow>(waiting);
  const reply = await (filter.length > 1 ? plannedAnew(tx, read) : read());
  return reply.rows.map(({ oldest, oldestUnanswered, ...row }) => ({
    ...row,
    oldest: dateOf(oldest),
    oldestUnanswered: dateOf(oldestUnanswered),
  }));
}

const UNANSWERED = sql`i.first_response_at is null and i.opened_by = 'customer'`;

type BacklogRow = { [Key in keyof Backlog]: Backlog[Key] extends Date | null ? string | null : Backlog[Key] };

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
