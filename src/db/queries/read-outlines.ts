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
  readonly anonymous: boolean;
}

/**
 * The surveys of a workspace, the newest first, or only one of them, without the whole documents. The function of the database
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
  }>(sql`select * from survey_outlines(${scope.workspaceId}, ${surveyId ?? null})`);
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
    anonymous: row.minimum_group !== null,
  }));
}

/** Here and nowhere else, so that no reader of shared numbers can forget it. */
function minimumFor({ actor }: WorkspaceScope, stored: number | null): number | null {
  return actor.kind === "link" ? Math.max(MINIMUM_GROUP, stored ?? 0) : stored;
}

function instantOf(seconds: number | null): Date | null {
  return seconds === null ? null : new Date(seconds * 1000);
}
