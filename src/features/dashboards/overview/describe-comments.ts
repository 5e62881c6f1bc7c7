import type { PlacedComment } from "@/db/queries/list-newest-comments";
import type { SurveyOutline } from "@/db/queries/read-outlines";
import type { OverviewWords } from "@/features/dashboards/overview/overview-words";
import { type CommentView, describeComments } from "@/features/dashboards/survey/describe-comments";

/** A comment, the survey it was written in, and where it stands with its other answers. */
export interface PlacedCommentView extends CommentView {
  readonly survey: string;
  readonly href: string | null;
}

/** Says the newest comments, each beside its survey's score. `mayRead`: whether they lead to single answers. */
export function describePlacedComments(
  words: OverviewWords,
  comments: readonly PlacedComment[],
  surveys: readonly SurveyOutline[],
  context: { readonly workspacePath: string; readonly zone: string; readonly mayRead: boolean },
): PlacedCommentView[] {
  return comments.flatMap((comment) => {
    const outline = surveys.find((one) => one.id === comment.surveyId);
    if (!outline) return [];
    const [said] = describeComments([comment], outline, comment.scoreQuestionId ?? "", context.zone, words);
    if (!said) return [];
    const path = `${context.workspacePath}/surveys/${outline.id}/answers`;
    const href = context.mayRead ? `${path}?comment=with&response=${comment.responseId}` : null;
    return [{ ...said, survey: outline.name, href }];
  });
}
