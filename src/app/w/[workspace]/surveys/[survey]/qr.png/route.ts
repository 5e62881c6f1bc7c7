import { answerQrPng } from "@/features/surveys/answer-qr";
import { withSession } from "@/platform/http/with-session";

export const GET = withSession("survey.read", answerQrPng);
