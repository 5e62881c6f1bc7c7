import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { impatiently } from "@/db/queries/answers/impatiently";
import { ANSWER_STATES } from "@/db/schema/response";
import type { WorkspaceScope } from "@/db/scope";
import type { AnswerChoice } from "@/domain/survey/results/answer-choice";
import type { Progress } from "@/domain/survey/results/drop-off";
import { type GivenCount, SAID, SAYS_NOTHING } from "@/domain/survey/results/given-count";

/** Which answers to a survey: of local days (both included), with these attributes; those that count, and only those. */
export interface GivenQuery {
  readonly surveyId: string;
  readonly from: string;
  readonly to: string;
  readonly filters: Readonly<Record<string, string>>;
}

/** A question to count, and how. */
export interface CountedQuestion {
  readonly id: string;
  /** Whether its items are counted too: of a list, or of rows. */
  readonly items: "list" | "rows" | null;
  /** Whether its versions are told apart. */
  readonly byVersion: boolean;
}

/** Longest that each of the statements may take, in milliseconds, as for a cross table. */
const PATIENCE_MS = 5_000;

/** Most different things that are counted at once. */
const MOST_THINGS = 100_000;

/**
 * What was answered how often to each of the questions; null where that took longer than `patience` milliseconds, or where
 * more than `most` different things were said (amounts, each another one), which no page can hold.
 */
export async function countGiven(
  tx: Tx,
  scope: WorkspaceScope,
  query: GivenQuery,
  questions: readonly CountedQuestion[],
  patience: number = PATIENCE_MS,
  most: number = MOST_THINGS,
): Promise<GivenCount[] | null> {
  const parted = questions.filter(({ byVersion }) => byVersion).map(({ id }) => id);
  // Only where it matters: every one of them costs a look at its response.
  const version =
    parted.length === 0
      ? sql`null::int`
      : sql`case when a.question_id = any(${ids(parted)}) then (select r.version from response r where r.workspace_id = a.workspace_id and r.id = a.response_id) end`;
  const part = (asked: readonly CountedQuestion[], item: SQL, key: SQL, joined: SQL = sql``) =>
    asked.length === 0
      ? []
      : [
          sql`select a.question_id as "questionId", a.kind, a.series, ${version} as version, ${item} as item, ${key} as key, count(*)::int as n
            from answer a ${joined} where ${counts(scope, query, asked)} group by 1, 2, 3, 4, 5, 6`,
        ];
  const listed = questions.filter(({ items }) => items === "list");
  const inRows = questions.filter(({ items }) => items === "rows");
  const parts = [
    ...part(questions, sql`null::text`, givenKey("a")),
    ...part(
      listed,
      sql`e.place::text`,
      sql`case jsonb_typeof(e.one) when 'string' then e.one #>> '{}' else ${SAID.other} end`,
      LISTED,
    ),
    ...part(inRows, sql`e.item`, sql`e.score`, inEachRow()),
  ];
  if (parts.length === 0) return [];
  const all = sql`${sql.join(parts, sql` union all `)} limit ${most + 1}`;
  const rows = await impatiently(tx, async (inner) => (await inner.execute<Row>(all)).rows, patience);
  return rows === null || rows.length > most ? null : rows;
}

/** How far responses came, by the place of each question (from 1); null where that took too long. */
export async function countProgress(
  tx: Tx,
  scope: WorkspaceScope,
  query: GivenQuery,
  questionIds: readonly string[],
  completion: string,
  patience: number = PATIENCE_MS,
): Promise<Progress[] | null> {
  const asked = [...questionIds, completion].map((id) => ({ id, items: null, byVersion: false }));
  return impatiently(
    tx,
    async (inner) => {
      const { rows } = await inner.execute<Progress & Record<string, unknown>>(sql`
        select furthest, complete, count(*)::int as n from (
          select coalesce(max(array_position(${ids(questionIds)}, a.question_id)) filter (where a.status <> 1), 0) as furthest,
            bool_or(a.question_id = ${completion} and a.score = 1) as complete
          from answer a where ${counts(scope, query, asked)} group by a.response_id) as each_one
        group by 1, 2`);
      return rows;
    },
    patience,
  );
}

/** The answer's list, one by one: `e.one` in its `e.place`. */
const LISTED = sql`cross join lateral jsonb_array_elements(case jsonb_typeof(a.choices) when 'array' then a.choices else '[]' end) with ordinality as e (one, place)`;

/** The answer's rows, one by one: `e.score` of the row `e.item`. */
function inEachRow(): SQL {
  return sql`cross join lateral jsonb_each_text(case when ${givenKey("a")} = ${SAID.several} then a.choices else '{}' end) as e (item, score)`;
}

/** How many answered each kind of each question with something, by the values of a dimension; and each row, each listed option. */
export type AnsweredGroup = {
  readonly questionId: string;
  readonly kind: string;
  /** The row, or the option of a list; null of the whole question. */
  readonly item: string | null;
  /** Null of those who came without the attribute. */
  readonly value: string | null;
  readonly n: number;
};

/** The sizes of the groups that a dimension makes of those who answered each question; null where that took too long. */
export async function countAnsweredBy(
  tx: Tx,
  scope: WorkspaceScope,
  query: GivenQuery,
  dimension: string,
  questions: readonly CountedQuestion[],
  patience: number = PATIENCE_MS,
): Promise<AnsweredGroup[] | null> {
  const part = (asked: readonly CountedQuestion[], item: SQL, one: SQL, joined: SQL = sql``) =>
    asked.length === 0
      ? []
      : [
          sql`select a.question_id as "questionId", a.kind, ${item} as item,
            a.dim_values[array_position(a.dim_names, ${dimension})] as value, (count(*) filter (where ${one}))::int as n
            from answer a ${joined} where ${counts(scope, query, asked)} group by 1, 2, 3, 4`,
        ];
  const of = (items: CountedQuestion["items"]) => questions.filter((one) => one.items === items);
  const parts = [
    ...part(questions, sql`null::text`, saysSomething("a")),
    ...part(of("list"), sql`e.one #>> '{}'`, sql`jsonb_typeof(e.one) = 'string'`, LISTED),
    ...part(of("rows"), sql`e.item`, sql`e.score ~ '^[0-9]+$'`, inEachRow()),
  ];
  if (parts.length === 0) return [];
  const all = sql.join(parts, sql` union all `);
  return impatiently(tx, async (inner) => (await inner.execute<AnsweredGroup>(all)).rows, patience);
}

/** The condition on an answer that it is counted among those who answered: neither empty, nor "does not apply", nor erased. */
export function saysSomething(alias: "a" | "f"): SQL {
  return sql`${givenKey(alias)} <> all(${ids(SAYS_NOTHING)})`;
}

/** What a whole answer said, as one word: the `key` of a {@link GivenCount} without an item. */
function givenKey(alias: "a" | "f"): SQL {
  const a = sql.raw(alias);
  return sql`case ${a}.status when 0 then ${a}.score::text when 1 then ${SAID.missing} when 2 then ${SAID.notApplicable}
    when 3 then ${SAID.invalid} else case coalesce(jsonb_typeof(${a}.choices), 'none') when 'none' then case when ${a}.text is null then ${SAID.erased} else ${SAID.text} end
      when 'array' then ${SAID.several}
      when 'object' then case when ${a}.choices -> 'na' = 'true' then ${SAID.notApplicable} when ${a}.choices ->> 'option' = 'other' then ${SAID.other} else ${SAID.several} end
      else ${a}.choices #>> '{}' end end`;
}

/** The condition on an answer `f` to the question of a choice: that it says just this. */
export function saysChoice({ kind, item, key }: AnswerChoice): SQL {
  const said = saysKey(kind, item, key);
  return sql`f.kind = ${kind} and f.state <> ${ANSWER_STATES.offPath} and ${said}`;
}

function saysKey(kind: string, item: string | null, key: string): SQL {
  if (kind === "ranking") return sql`f.choices ->> ${Number(item) - 1}::int = ${key}`;
  if (item !== null) return sql`${givenKey("f")} = ${SAID.several} and f.choices ->> ${item}::text = ${key}`;
  if (kind === "date") return sql`left(${givenKey("f")}, ${key.length}) = ${key}`;
  if (kind !== "multiple" || key === SAID.notApplicable) return sql`${givenKey("f")} = ${key}`;
  return key === SAID.other
    ? sql`f.choices @> '[{"option": "other"}]'`
    : sql`jsonb_typeof(f.choices) = 'array' and f.choices @> to_jsonb(${key}::text)`;
}

type Row = GivenCount & Record<string, unknown>;

/** Along `answer_by_question`, within the days of each question. */
function counts(
  { workspaceId }: WorkspaceScope,
  { surveyId, from, to, filters }: GivenQuery,
  asked: readonly CountedQuestion[],
): SQL {
  const narrowed = Object.entries(filters).map(
    ([name, value]) => sql`and a.dim_values[array_position(a.dim_names, ${name})] = ${value}`,
  );
  return sql`a.workspace_id = ${workspaceId} and a.survey_id = ${surveyId}
    and a.question_id = any(${ids(asked.map(({ id }) => id))}) and a.day between ${from} and ${to}
    and a.state = ${ANSWER_STATES.counted} ${sql.join(narrowed, sql` `)}`;
}

function ids(all: readonly string[]): SQL {
  return sql`${`{${all.map((id) => `"${id}"`).join(",")}}`}::text[]`;
}
