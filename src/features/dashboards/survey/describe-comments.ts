import type { Comment } from "@/db/queries/list-comments";
import type { SurveyOutline } from "@/db/queries/read-outlines";
import { bandOf, isScaleId, SCALES } from "@/domain/metrics/scale";
import { bandsOf, bandWord } from "@/features/dashboards/describe-number";
import type { DashboardWords } from "@/features/dashboards/survey/dashboard-words";
import { nameGroup } from "@/platform/i18n/name-group";
import { sayInstant } from "@/platform/i18n/say-days";

/** What somebody wrote, as the screen shows it. */
export interface CommentView {
  readonly key: string;
  readonly text: string;
  readonly score: string | null;
  readonly group: "low" | "middle" | "high" | null;
  readonly groupName: string;
  /** "EMEA · team": what is known of the answer, never of the person. */
  readonly attributes: readonly string[];
  readonly when: string;
}

/**
 * Says comments beside their scores, each score in the group of the scale it was given on. Those of an anonymous survey
 * stand without day and group.
 */
export function describeComments(
  comments: readonly Comment[],
  outline: SurveyOutline,
  questionId: string,
  zone: string,
  words: DashboardWords,
): CommentView[] {
  const anonymous = outline.minimumGroup !== null;
  return comments.map((comment) => {
    const own = outline.series.find((one) => one.questionId === questionId && one.ordinal === comment.series);
    const scale = own && isScaleId(own.scale) ? own.scale : null;
    const band = scale && comment.score !== null ? bandOf(SCALES[scale], comment.score) : null;
    return {
      key: comment.responseId + comment.text.length,
      text: comment.text,
      score: band === null || comment.score === null ? null : String(comment.score),
      group: (scale && bandsOf(scale).find((one) => one.name === band)?.tone) ?? null,
      groupName: band === null ? "" : bandWord(words, band, 1),
      attributes: anonymous
        ? []
        : Object.entries(comment.attributes)
            .slice(0, 4)
            .map(([name, value]) => nameGroup(name, value, words.locale)),
      when: anonymous ? "" : sayInstant(comment.answeredAt, zone, words.locale),
    };
  });
}
