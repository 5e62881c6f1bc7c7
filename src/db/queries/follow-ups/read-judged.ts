import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { ANSWER_STATES } from "@/db/schema/response";
import type { WorkspaceScope } from "@/db/scope";
import type { JudgedAnswer, JudgedResponse } from "@/domain/follow-up/judge-answer";
import { isPlainObject } from "@/domain/survey/answer-value";
import type { Question } from "@/domain/survey/definition";

/** A response as the rule of follow-ups reads it, and what the follow-up takes over from it. */
export interface StoredResponse extends JudgedResponse {
  readonly id: string;
  readonly customerId: string | null;
  /** An unsigned link said who it is. */
  readonly claimed: boolean;
  readonly interactionId: string | null;
  /** The local day of the answer. */
  readonly day: string;
  /** What customer and answer say of themselves; where both do, the answer. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** A question for an address that a yes to `$q` shows. */
const ADDRESS_AFTER_YES =
  '$.questions[*] ? (@.kind == "email" && @.showIf.question == $q && @.showIf.op == "is" && @.showIf.value == true)';

interface Row extends Record<string, unknown> {
  id: string;
  survey_id: string;
  state: StoredResponse["state"];
  anonymous: boolean;
  named: boolean;
  imported: boolean;
  answered_at: string;
  day: string;
  customer_id: string | null;
  claimed: boolean;
  interaction_id: string | null;
  attributes: Record<string, string>;
  answers: StoredAnswer[] | null;
}

interface StoredAnswer extends Omit<JudgedAnswer, "agreed" | "required" | "chosen" | "rows"> {
  readonly choices: unknown;
  /** As it was asked; null where the rule asks nothing of that kind. */
  readonly question: Question | null;
}

/**
 * Which of these responses could be followed up or have been: those of anonymous surveys, tests and (unless asked for) of
 * nobody are passed over before their answers are read, since this runs after every portion of answers.
 */
export async function readJudgedResponses(
  tx: Tx,
  scope: WorkspaceScope,
  ids: readonly string[],
  unnamed: boolean,
): Promise<StoredResponse[]> {
  if (ids.length === 0) return [];
  const { workspaceId } = scope;
  const reply = await tx.execute<Row>(sql`
    with asked as materialized (
      select r.*, s.anonymous, c.attributes as known,
        (r.customer_id is not null or coalesce(r.identity ?| array['customer', 'email', 'name'], false)
          or exists (select 1 from answer e where e.workspace_id = r.workspace_id and e.response_id = r.id
            and e.kind = 'email' and e.text is not null)) as named,
        exists (select 1 from follow_up f where f.workspace_id = r.workspace_id and f.response_id = r.id) as followed
      from response r
      join survey s on s.workspace_id = r.workspace_id and s.id = r.survey_id and s.deleted_at is null
      left join customer c on c.workspace_id = r.workspace_id and c.id = r.customer_id
      where r.workspace_id = ${workspaceId} and r.id = any(${`{${ids.join(",")}}`}::uuid[])
    )
    select r.id, r.survey_id, r.state, r.anonymous, r.named, r.import_id is not null as imported, r.answered_at, r.day::text as day,
      r.customer_id, is_claimed(r.identity) as claimed, i.id as interaction_id, coalesce(r.known, '{}') || r.attributes as attributes,
      (select jsonb_agg(jsonb_build_object('questionId', a.question_id, 'kind', a.kind, 'score', a.score, 'scale', e.scale,
          'text', a.text, 'choices', a.choices,
          'asksAddress', a.kind = 'yes_no' and coalesce(jsonb_path_exists(v.definition, ${ADDRESS_AFTER_YES}::jsonpath,
            jsonb_build_object('q', a.question_id)), false),
          'question', case when a.kind in ('consent', 'matrix', 'quality') then
            jsonb_path_query_first(v.definition, '$.questions[*] ? (@.id == $q)', jsonb_build_object('q', a.question_id)) end)
          order by a.question_id)
        from answer a
        left join series e on e.workspace_id = a.workspace_id and e.survey_id = a.survey_id and e.question_id = a.question_id
          and e.ordinal = a.series
        where a.workspace_id = ${workspaceId} and a.response_id = r.id and a.question_id <> '@completion'
          and a.state <> ${ANSWER_STATES.offPath}) as answers
    from asked r
    left join survey_version v on v.workspace_id = r.workspace_id and v.survey_id = r.survey_id and v.version = r.version
    left join interaction i on i.workspace_id = r.workspace_id and i.external_id = r.identity ->> 'interaction'
    where r.followed or (not r.anonymous and r.state in ('counted', 'superseded') and (r.named or ${unnamed}))
    order by r.answered_at, r.id`);
  return reply.rows.map((row) => ({
    id: row.id,
    surveyId: row.survey_id,
    state: row.state,
    anonymous: row.anonymous,
    named: row.named,
    imported: row.imported,
    answeredAt: new Date(row.answered_at),
    day: row.day,
    customerId: row.customer_id,
    claimed: row.claimed,
    interactionId: row.interaction_id,
    attributes: row.attributes,
    answers: (row.answers ?? []).map(readAnswer),
  }));
}

function readAnswer({ choices, question, ...answer }: StoredAnswer): JudgedAnswer {
  return {
    ...answer,
    agreed: typeof choices === "boolean" ? choices : null,
    required: question?.required ?? false,
    chosen: chosenOf(answer.kind, choices),
    rows: rowsOf(question, choices),
  };
}

/** The ids of what was chosen; words of one's own are no option. */
function chosenOf(kind: string, choices: unknown): string[] {
  if (kind === "yes_no" && typeof choices === "boolean") return [choices ? "yes" : "no"];
  if (kind !== "single" && kind !== "multiple") return [];
  return (Array.isArray(choices) ? choices : [choices]).filter((one) => typeof one === "string");
}

function rowsOf(question: Question | null, choices: unknown): JudgedAnswer["rows"] {
  if (question?.kind !== "matrix" && question?.kind !== "quality") return null;
  if (!isPlainObject(choices)) return null;
  const scores = Object.fromEntries(
    question.rows.flatMap(({ id }) => {
      const score = choices[id];
      return typeof score === "number" ? [[id, score]] : [];
    }),
  );
  if (question.kind === "matrix") return { scale: `rating-${question.scale}`, scores, critical: [] };
  const grave = question.categories.filter(({ critical }) => critical).map(({ id }) => id);
  const critical = question.rows.filter(({ category }) => grave.includes(category)).map(({ id }) => id);
  return { scale: "rating-1-5", scores, critical };
}
