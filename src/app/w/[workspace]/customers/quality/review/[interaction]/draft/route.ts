import { answerReviewDraft } from "@/features/quality/review/answer-draft";
import { withSession } from "@/platform/http/with-session";

export const POST = withSession("quality.review", answerReviewDraft);
