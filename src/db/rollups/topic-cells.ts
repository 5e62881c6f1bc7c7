import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { CountedComment } from "@/db/rollups/read-comments";
import type { WorkspaceScope } from "@/db/scope";

/** Stands for every comment, whatever it is about. */
export const ANY_TOPIC = "00000000-0000-0000-0000-000000000000";
/** The language of a comment, as a dimension beside those of the answers. */
export const LANGUAGE_DIMENSION = "@language";

const SCORES = 11;

interface Cell {
  readonly survey: string;
  readonly dimension: string;
  readonly day: string;
  readonly topic: string;
  readonly value: string;
  readonly question: string;
  readonly series: number;
  n: number;
  readonly counts: number[];
}

/**
 * Moves the tallies by the difference of what comments added before and what they add now, under the lock of `countComments`. A
 * tally of none goes: it would name what was said by people who are forgotten, of surveys that are deleted.
 */
export async function addTopicCells(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  before: readonly CountedComment[],
  now: readonly CountedComment[],
): Promise<void> {
  const cells = new Map<string, Cell>();
  for (const one of before) addTo(cells, one, -1);
  for (const one of now) addTo(cells, one, 1);
  const moved = [...cells.values()].filter(({ n, counts }) => n !== 0 || counts.some((count) => count !== 0));
  if (moved.length === 0) return;
  await tx.execute(sql`
    insert into topic_day as t (workspace_id, survey_id, dimension, day, topic_id, value, question_id, series, n, counts)
    select ${workspaceId}, c.survey, c.dimension, c.day, c.topic, c.value, c.question, c.series, c.n, c.counts
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as c (survey uuid, dimension text, day date, topic uuid, value text,
      question text, series smallint, n integer, counts integer[])
    on conflict (workspace_id, survey_id, dimension, day, topic_id, value, question_id, series)
    do update set n = t.n + excluded.n, counts = add_counts(t.counts, excluded.counts)`);
  const lowered = moved.filter(({ n }) => n < 0);
  if (lowered.length === 0) return;
  await tx.execute(sql`
    delete from topic_day t
    using jsonb_to_recordset(${JSON.stringify(lowered)}::jsonb) as c (survey uuid, dimension text, day date, topic uuid,
      value text, question text, series smallint)
    where t.workspace_id = ${workspaceId} and t.n = 0 and t.survey_id = c.survey and t.dimension = c.dimension and t.day = c.day
      and t.topic_id = c.topic and t.value = c.value and t.question_id = c.question and t.series = c.series`);
}

function addTo(cells: Map<string, Cell>, one: CountedComment, sign: 1 | -1): void {
  if (!one.counted) return;
  const dimensions = [
    ["", ""],
    [LANGUAGE_DIMENSION, one.language],
    ...one.dimNames.map((name, place) => [name, one.dimValues[place] ?? ""]),
  ];
  for (const topic of [ANY_TOPIC, ...one.topics])
    for (const [dimension = "", value = ""] of dimensions) {
      const key = [one.surveyId, dimension, one.day, topic, value, one.questionId, one.series].join("\u0000");
      const cell = cells.get(key) ?? emptyCell(one, dimension, topic, value);
      cells.set(key, cell);
      cell.n += sign;
      if (one.score !== null && one.score >= 0 && one.score < SCORES)
        cell.counts[one.score] = (cell.counts[one.score] ?? 0) + sign;
    }
}

function emptyCell(one: CountedComment, dimension: string, topic: string, value: string): Cell {
  const { surveyId: survey, day, questionId: question, series } = one;
  return { survey, dimension, day, topic, value, question, series, n: 0, counts: new Array<number>(SCORES).fill(0) };
}
