import {
  answerCalendar,
  answerDeleteCalendar,
  answerUpdateCalendar,
} from "@/features/service/rules-api/answer-calendars";
import { withApiKey } from "@/platform/http/with-api-key";

export const GET = withApiKey("read", answerCalendar);
export const PATCH = withApiKey("write", answerUpdateCalendar);
export const DELETE = withApiKey("admin", answerDeleteCalendar);
