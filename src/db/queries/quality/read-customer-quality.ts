import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** What customers said of one part of the service, in questions of the kinds `quality` and `matrix`. */
export interface CustomerPart {
  readonly surveyId: string;
  readonly survey: string;
  /** A category of a scorecard asked of customers, or a row of a matrix. */
  readonly kind: "quality" | "matrix";
  readonly id: string;
  /** Its words by language. */
  readonly label: Readonly<Record<string, string>>;
  /** One share of the scale, 0…100, an answer: the mean of the rows of the category that were scored. */
  readonly shares: readonly number[];
}

interface CountedAnswer extends Record<string, unknown> {
  readonly survey_id: string;
  readonly survey: string;
  readonly question: Question;
  readonly choices: Record<string, unknown>;
  readonly n: number;
}

interface Question {
  readonly kind: "quality" | "matrix";
  readonly scale?: string;
  readonly categories?: readonly { readonly id: string; readonly label: Record<string, string> }[];
  readonly rows: readonly { readonly id: string; readonly category?: string; readonly label: Record<string, string> }[];
}

/**
 * What customers answered to scorecards and matrices over some days, by category and row, as the version asked that they
 * saw: a question that was changed or taken out since keeps its days. Answers that say the same are counted together. Of a
 * matrix whose scale changed the latest one counts. A scorecard is what customers are asked; a matrix may ask anybody
 * anything, and in an anonymous survey, as employees are asked, nothing says that it were customers: those are not read. In an
 * anonymous survey parts that fewer than its least group answered are left out.
 */
export async function readCustomerQuality(
  tx: Tx,
  scope: WorkspaceScope,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<CustomerPart[]> {
  const reply = await tx.execute<CountedAnswer & { least: number }>(sql`
    with counted as (
      select a.survey_id, a.question_id, r.version, a.choices, count(*)::int as n
      from answer a join response r on r.workspace_id = a.workspace_id and r.id = a.response_id
      where a.workspace_id = ${scope.workspaceId} and a.kind in ('quality', 'matrix') and a.state = 0
        and a.day between ${from} and ${to} and jsonb_typeof(a.choices) = 'object'
      group by 1, 2, 3, 4
    )
    select c.survey_id, s.name as survey, case when s.anonymous then s.minimum_group else 0 end::int as least, asked.question, c.choices, c.n
    from counted c
      join survey s on s.workspace_id = ${scope.workspaceId} and s.id = c.survey_id and s.deleted_at is null
      join survey_version v on v.workspace_id = s.workspace_id and v.survey_id = s.id and v.version = c.version
      cross join lateral (select q as question from jsonb_array_elements(v.definition->'questions') as q
        where q->>'id' = c.question_id) as asked
    where not (s.anonymous and asked.question->>'kind' = 'matrix')
    order by s.name, c.survey_id, c.question_id, c.version desc`);
  const parts = new Map<string, CustomerPart & { shares: number[] }>();
  const least = new Map<string, number>();
  const scales = new Map<string, string>();
  for (const row of reply.rows)
    for (const { id, label, rows, range } of partsOf(row.question)) {
      const share = shareOf(row.choices, rows, range);
      if (share === null) continue;
      const { kind } = row.question;
      const key = JSON.stringify([row.survey_id, kind, id]);
      const scale = JSON.stringify(range);
      if ((scales.get(key) ?? scale) !== scale) continue;
      scales.set(key, scale);
      const part = parts.get(key) ?? { surveyId: row.survey_id, survey: row.survey, kind, id, label, shares: [] };
      for (let i = 0; i < row.n; i++) part.shares.push(share);
      parts.set(key, part);
      least.set(key, row.least);
    }
  return [...parts].flatMap(([key, part]) => (part.shares.length < (least.get(key) ?? 0) ? [] : [part]));
}

function partsOf({ kind, scale = "1-5", categories = [], rows }: Question) {
  const [min = 1, max = 5] = scale.split("-").map(Number);
  if (kind === "matrix") return rows.map(({ id, label }) => ({ id, label, rows: [id], range: { min, max } }));
  return categories.map(({ id, label }) => ({
    id,
    label,
    rows: rows.filter(({ category }) => category === id).map((row) => row.id),
    range: { min: 1, max: 5 },
  }));
}

function shareOf(
  choices: Record<string, unknown>,
  rows: readonly string[],
  { min, max }: { readonly min: number; readonly max: number },
): number | null {
  const scores = rows.flatMap((row) => {
    const score = choices[row];
    return typeof score === "number" && score >= min && score <= max ? [score] : [];
  });
  if (scores.length === 0 || !(min < max)) return null;
  return (100 * scores.reduce((sum, score) => sum + score - min, 0)) / (scores.length * (max - min));
}
