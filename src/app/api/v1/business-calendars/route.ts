import { answerCalendars, answerCreateCalendar } from "@/features/service/rules-api/answer-calendars";
import { withApiKey } from "@/platform/http/with-api-key";

export const GET = withApiKey("read", answerCalendars);
export const POST = withApiKey("write", answerCreateCalendar);
