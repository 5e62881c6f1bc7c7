import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { MINIMUM_GROUP } from "@/domain/metrics/minimum-group";
import type { ScoreQuestion } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";

/** One wording of one question on one scale, as its answers are tallied. */
export interface OutlinedSeries {
  readonly questionId: string;
  /** 1, 2, … in order of publishing. */
  readonly ordinal: number;
  /** `ScaleId` of domain/metrics. */
  readonly scale: string;
  readonly metric: string | null;
  readonly title: string;
  /** `seriesFingerprint` of domain/survey: what was asked, and how. */
  readonly fingerprint: string;
  /** First local day of the series. */
  readonly startedOn: string;
}

/** What a number needs to know of a survey: its questions that give scores, those that give comments, its series. */
export interface SurveyOutline {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly status: "draft" | "live" | "closed";
  readonly publishedAt: Date | null;
  readonly closedAt: Date | null;
  /** The survey's own language and the name that stands for `{brand}` in its words. */
  readonly locale: Locale;
  readonly brandName: string;
  /** Of the version that new respondents see, else of the draft, in their order. */
  readonly scoreQuestions: readonly ScoreQuestion[];
  readonly commentQuestionIds: readonly string[];
  readonly series: readonly OutlinedSeries[];
  /** In an anonymous survey, and in every one that a share link reads: from how many answers on a group is shown; null elsewhere. */
  readonly minimumGroup: number | null;
}

/**
 * The surveys of a workspace, the newest first, or only one of them, in one statement and without the whole documents. It
 * reads them as stored: `locale`, `brand.name` and `questions` stand alike in every version (upcast.test.ts holds the steps to it).
 */
export async function readOutlines(tx: Tx, scope: WorkspaceScope, surveyId?: string): Promise<SurveyOutline[]> {
  const reply = await tx.execute<{
    id: string;
    key: string;
    name: string;
    status: SurveyOutline["status"];
    published_at: number | null;
    closed_at: number | null;
    locale: Locale;
    brand_name: string;
    score_questions: ScoreQuestion[];
    comment_questions: string[];
    series: OutlinedSeries[];
    minimum_group: number | null;
  }>(sql`
    select s.id, s.key, s.name, case when s.anonymous then s.minimum_group end as minimum_group,
      case when s.status = 'live' and s.closes_at <= now() then 'closed' else s.status end as status, extract(epoch from v.published_at)::float8 as published_at,
      extract(epoch from coalesce(s.closed_at, case when s.closes_at <= now() then s.closes_at end))::float8 as closed_at,
      coalesce(v.definition, s.draft) ->> 'locale' as locale,
      coalesce(v.definition, s.draft) -> 'brand' ->> 'name' as brand_name,
      jsonb_path_query_array(coalesce(v.definition, s.draft),
        '$.questions[*] ? (@.kind == "nps" || @.kind == "csat" || @.kind == "ces")') as score_questions,
      jsonb_path_query_array(coalesce(v.definition, s.draft),
        '$.questions[*] ? (@.kind == "long_text" || @.kind == "short_text").id') as comment_questions,
      (select coalesce(jsonb_agg(jsonb_build_object('questionId', e.question_id, 'ordinal', e.ordinal, 'scale', e.scale,
          'metric', e.metric, 'title', e.title, 'fingerprint', e.fingerprint, 'startedOn', e.started_on) order by e.question_id, e.ordinal), '[]')
        from series e where e.workspace_id = s.workspace_id and e.survey_id = s.id) as series
    from survey s
    left join survey_version v on v.workspace_id = s.workspace_id and v.survey_id = s.id and v.version = s.published_version
    where s.workspace_id = ${scope.workspaceId} and s.deleted_at is null ${surveyId === undefined ? sql`` : sql`and s.id = ${surveyId}`}
    order by s.created_at desc, s.id desc`);
  return reply.rows.map((row) => ({
    id: row.id,
    key: row.key,
    name: row.name,
    status: row.status,
    publishedAt: instantOf(row.published_at),
    closedAt: instantOf(row.closed_at),
    locale: row.locale,
    brandName: row.brand_name,
    scoreQuestions: row.score_questions,
    commentQuestionIds: row.comment_questions,
    series: row.series,
    minimumGroup: minimumFor(scope, row.minimum_group),
  }));
}

/** Here and nowhere else, so that no reader of shared numbers can forget it. */
function minimumFor({ actor }: WorkspaceScope, stored: number | null): number | null {
  return actor.kind === "link" ? Math.max(MINIMUM_GROUP, stored ?? 0) : stored;
}

function instantOf(seconds: number | null): Date | null {
  return seconds === null ? null : new Date(seconds * 1000);
}
