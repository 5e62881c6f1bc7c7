import { walkPreview } from "@/features/respond/page/walk-preview";
import { answerPreview } from "@/features/surveys/answer-preview";
import { withSession } from "@/platform/http/with-session";

/** The real page of a draft, for the frame beside its form. */
const preview = withSession("survey.read", (request) => answerPreview(request, walkPreview));

export const GET = preview;
export const POST = preview;
