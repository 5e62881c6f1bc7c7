import { answerWeb } from "@/features/respond/answer-web";

export const POST = answerWeb;
export const OPTIONS = answerWeb;
export const GET = answerWeb;
