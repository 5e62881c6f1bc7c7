import { answerWeb } from "@/features/respond/answer-web";

export const GET = answerWeb;
