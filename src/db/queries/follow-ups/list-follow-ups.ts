import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import {
  FOLLOW_UP_TABS,
  type FollowUpFilter,
  type FollowUpTab,
  followUpWhere,
  tabWhere,
} from "@/db/queries/follow-ups/follow-up-filter";
import type { followUp } from "@/db/schema/follow-up";
import type { LinkIdentity } from "@/db/schema/response";
import type { WorkspaceScope } from "@/db/scope";
import type { Text } from "@/domain/survey/locale";

type Stored = typeof followUp.$inferSelect;

/** A follow-up as lists show it, with whom it is about and what they said. */
export interface ListedFollowUp
  extends Pick<
    Stored,
    | "id"
    | "kind"
    | "reasons"
    | "words"
    | "parts"
    | "checkIn"
    | "scale"
    | "score"
    | "questionId"
    | "ownerId"
    | "state"
    | "openedAt"
    | "dueAt"
    | "answeredAt"
    | "firstContactAt"
    | "closedAt"
    | "cause"
    | "causeWords"
    | "note"
    | "recoveredAt"
    | "responseId"
    | "interactionId"
    | "revision"
  > {
  readonly customer: FollowedCustomer | null;
  /** What the link said of who answers, where no customer is known. */
  readonly identity: LinkIdentity | null;
  /** An address left in the answer itself. */
  readonly givenEmail: string | null;
  readonly survey: { readonly id: string; readonly name: string } | null;
  /** How the survey calls what was chosen or rated low, in its languages; null where there is none, or its answer is gone. */
  readonly named: readonly NamedPart[] | null;
  /** The words of the answer, its first text; and its language. */
  readonly comment: string | null;
  readonly locale: string | null;
}

/** An option that was chosen, or a row with its score; null for a yes or no. */
export interface NamedPart {
  readonly part: string;
  readonly title: Text;
  readonly label: Text | null;
  readonly score: number | null;
  readonly locale: string;
}

export interface FollowedCustomer {
  readonly id: string;
  readonly externalId: string;
  readonly name: string;
  readonly email: string | null;
  /** Why they are not written to by mail; null: nothing known against it. */
  readonly stopped: "unsubscribed" | "bounced" | "no_consent" | null;
}

export interface FollowUpPage {
  /** Of the row before the first of this page: its instant (due, or opened for all) and id. */
  readonly after: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
}

const STOPPED = sql`case when c.unsubscribed_at is not null then 'unsubscribed' when c.bounced_at is not null then 'bounced'
  when c.consent = false then 'no_consent' end`;

/** Of the version that was answered: its question, its option or row, and how the row was rated. */
const NAMED = sql`case when f.parts <> '{}' then (
  select jsonb_agg(jsonb_build_object('part', p.part, 'title', q.found -> 'title', 'label', coalesce(o.option, o.row) -> 'label',
    'score', case when o.row is not null then a.choices -> split_part(p.part, '/', 2) end, 'locale', v.definition ->> 'locale')
    order by p.place)
  from unnest(f.parts) with ordinality as p (part, place)
  join survey_version v on v.workspace_id = r.workspace_id and v.survey_id = r.survey_id and v.version = r.version
  join lateral (select jsonb_path_query_first(v.definition, '$.questions[*] ? (@.id == $id)',
    jsonb_build_object('id', split_part(p.part, '/', 1))) as found) as q on q.found is not null
  cross join lateral (select
    jsonb_path_query_first(q.found, '$.options[*] ? (@.id == $id)', jsonb_build_object('id', split_part(p.part, '/', 2))) as option,
    jsonb_path_query_first(q.found, '$.rows[*] ? (@.id == $id)', jsonb_build_object('id', split_part(p.part, '/', 2))) as row) as o
  left join answer a on a.workspace_id = r.workspace_id and a.response_id = r.id and a.question_id = split_part(p.part, '/', 1)
) end`;

/** What every list and the detail read of a follow-up; `where` may ask `f`, `c` and `r`. */
export function selectFollowUps(where: SQL): SQL {
  return sql`
    select f.id, f.kind, f.reasons, f.words, f.parts, f.check_in as "checkIn", f.scale, f.score, f.question_id as "questionId",
      f.owner_id as "ownerId", f.state, f.opened_at as "openedAt", f.due_at as "dueAt", f.answered_at as "answeredAt",
      f.first_contact_at as "firstContactAt", f.closed_at as "closedAt", f.cause, f.cause_words as "causeWords", f.note,
      f.recovered_at as "recoveredAt", f.response_id as "responseId", f.interaction_id as "interactionId", f.revision,
      case when c.id is not null then jsonb_build_object('id', c.id, 'externalId', c.external_id, 'name', c.name,
        'email', c.email, 'stopped', ${STOPPED}) end as customer,
      ${NAMED} as named, r.identity, r.locale, case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end as survey,
      (select a.text from answer a where a.workspace_id = f.workspace_id and a.response_id = f.response_id and a.kind = 'email'
        and a.text is not null order by a.question_id limit 1) as "givenEmail",
      (select a.text from answer a where a.workspace_id = f.workspace_id and a.response_id = f.response_id
        and a.kind in ('long_text', 'short_text') and a.text is not null and a.state <> 5
        order by length(a.text) desc, a.question_id limit 1) as comment
    from follow_up f
    left join customer c on c.workspace_id = f.workspace_id and c.id = f.customer_id
    left join response r on r.workspace_id = f.workspace_id and r.id = f.response_id
    left join survey s on s.workspace_id = f.workspace_id and s.id = f.survey_id and s.deleted_at is null
    where ${where}`;
}

/** A page of follow-ups: open ones by when they are due, all of them by when they opened, the newest first. */
export async function listFollowUps(
  tx: Tx,
  scope: WorkspaceScope,
  filter: FollowUpFilter,
  page: FollowUpPage,
  now: Date,
): Promise<ListedFollowUp[]> {
  const where = followUpWhere(scope, filter, now);
  const recent = filter.tab === "all";
  const { after } = page;
  const rest =
    after === null
      ? sql`true`
      : recent
        ? sql`(f.opened_at, f.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
        : sql`(f.due_at, f.id) > (${after.at}::timestamptz, ${after.id}::uuid)`;
  const order = recent ? sql`f.opened_at desc, f.id desc` : sql`f.due_at, f.id`;
  const reply = await tx.execute<RawFollowUp>(
    sql`${selectFollowUps(sql`${where} and ${rest}`)} order by ${order} limit ${page.limit}`,
  );
  return reply.rows.map(readFollowUp);
}

/** How many rows each tab has, whatever else is asked for; and how many are collected for the next batch. */
export async function countFollowUpTabs(
  tx: Tx,
  scope: WorkspaceScope,
  userId: string | null,
  now: Date,
): Promise<Record<FollowUpTab, number> & { collecting: number }> {
  const counts = FOLLOW_UP_TABS.map(
    (tab) =>
      sql`count(*) filter (where f.opened_at <= ${now} and ${tabWhere({ tab, userId }, now)})::int as ${sql.identifier(tab)}`,
  );
  const reply = await tx.execute<Record<FollowUpTab, number> & { collecting: number }>(sql`
    select ${sql.join(counts, sql`, `)}, count(*) filter (where f.opened_at > ${now} and f.closed_at is null)::int as collecting
    from follow_up f where f.workspace_id = ${scope.workspaceId}`);
  const [row] = reply.rows;
  return row ?? { new: 0, mine: 0, overdue: 0, batch: 0, check_ins: 0, all: 0, collecting: 0 };
}

const INSTANTS = ["openedAt", "dueAt", "answeredAt", "firstContactAt", "closedAt", "recoveredAt"] as const;
type Instants = (typeof INSTANTS)[number];
/** As the driver gives it: instants are texts. */
export type RawFollowUp = Record<string, unknown> & Omit<ListedFollowUp, Instants> & Record<Instants, string | null>;

/** A row of `selectFollowUps` with its instants. */
export function readFollowUp(row: RawFollowUp): ListedFollowUp {
  const at = (text: string | null) => (text === null ? null : new Date(text));
  return {
    ...row,
    openedAt: new Date(row.openedAt ?? 0),
    dueAt: new Date(row.dueAt ?? 0),
    answeredAt: at(row.answeredAt),
    firstContactAt: at(row.firstContactAt),
    closedAt: at(row.closedAt),
    recoveredAt: at(row.recoveredAt),
  };
}
