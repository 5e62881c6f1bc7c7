import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { mailing } from "@/db/schema/mailing";
import type { WorkspaceScope } from "@/db/scope";
import type { MailingLimits } from "@/domain/invitation/mailing";

export type MailingRow = typeof mailing.$inferSelect;
type Progress = Pick<MailingRow, "state" | "nextAt" | "stall" | "stalls" | "endedAt" | "plannedOn" | "words"> &
  MailingLimits;

/** What became of a mailing's mails so far. */
export interface MailingCounts {
  readonly waiting: number;
  readonly sent: number;
  readonly reminded: number;
  /** Reminders that would have come after the days to answer. */
  readonly late: number;
  readonly answered: number;
  readonly refused: number;
  /** May have arrived: whoever sent it was gone before it was said. */
  readonly unknown: number;
  /** By reason. */
  readonly skipped: Readonly<Record<string, number>>;
}

/** False where there is a mailing with this id already. */
export async function insertMailing(tx: Tx, row: typeof mailing.$inferInsert): Promise<boolean> {
  const made = await tx.insert(mailing).values(row).onConflictDoNothing().returning({ id: mailing.id });
  return made.length > 0;
}

/** A mailing; with `lock` nobody changes it until the transaction ends. */
export async function findMailing(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<MailingRow | null> {
  const asked = tx.select().from(mailing).where(isThat(scope, id));
  const [row] = await (lock ? asked.for("update") : asked);
  return row ?? null;
}

export async function changeMailing(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  change: Partial<Progress>,
): Promise<void> {
  await tx.update(mailing).set(change).where(isThat(scope, id));
}

const MOST_LISTED = 50;

/** The mailings of a survey, the newest first, with what became of each, or of what is due since an instant. */
export async function listMailings(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  sinceOf: (mailing: MailingRow) => Date | null = () => null,
): Promise<(MailingRow & { readonly counts: MailingCounts })[]> {
  const rows = await tx
    .select()
    .from(mailing)
    .where(and(eq(mailing.workspaceId, scope.workspaceId), eq(mailing.surveyId, surveyId)))
    .orderBy(desc(mailing.createdAt), desc(mailing.id))
    .limit(MOST_LISTED);
  if (rows.length === 0) return [];
  const read = JSON.stringify(rows.map((row) => ({ id: row.id, since: sinceOf(row) ?? "-infinity" })));
  const reply = await tx.execute<
    Omit<MailingCounts, "skipped"> & { id: string; skipped: Record<string, number> | null }
  >(sql`
    select g.id, count(*) filter (where r.state in ('waiting', 'leaving') and r.kind = 'first')::int as waiting,
      count(*) filter (where r.state = 'sent' and r.kind = 'first')::int as sent,
      count(*) filter (where r.state = 'sent' and r.kind = 'reminder')::int as reminded,
      count(*) filter (where r.state = 'skipped' and r.kind = 'reminder' and r.reason = 'too_late')::int as late,
      count(distinct i.id) filter (where i.answered_at is not null)::int as answered,
      count(*) filter (where r.state = 'refused')::int as refused,
      count(*) filter (where r.state = 'unknown')::int as unknown,
      ${skippedBy(scope)} as skipped
    from jsonb_to_recordset(${read}::jsonb) as g (id uuid, since timestamptz)
    join mailing_recipient r on r.workspace_id = ${scope.workspaceId} and r.mailing_id = g.id and r.due_at >= g.since
      and r.state in ('waiting', 'leaving', 'sent', 'refused', 'unknown', 'skipped')
    left join invitation i on i.workspace_id = r.workspace_id and i.id = r.invitation_id
    group by g.id, g.since`);
  const counts = new Map(reply.rows.map(({ id, ...row }) => [id, { ...row, skipped: row.skipped ?? {} }]));
  return rows.map((row) => ({ ...row, counts: counts.get(row.id) ?? NOTHING }));
}

const NOTHING: MailingCounts = {
  ...{ waiting: 0, sent: 0, reminded: 0, late: 0, answered: 0, refused: 0, unknown: 0, skipped: {} },
};

function skippedBy({ workspaceId }: WorkspaceScope): SQL {
  return sql`(select jsonb_object_agg(by_reason.reason, by_reason.n) from (
    select k.reason, count(*)::int as n from mailing_recipient k
    where k.workspace_id = ${workspaceId} and k.mailing_id = g.id and k.kind = 'first' and k.state = 'skipped' and k.due_at >= g.since
      and k.reason is not null
    group by k.reason) by_reason)`;
}

function isThat({ workspaceId }: WorkspaceScope, id: string) {
  return and(eq(mailing.workspaceId, workspaceId), eq(mailing.id, id));
}
