import { stopRoute } from "@/app/unsubscribe/stop-route";
import { answerStopAlerts } from "@/features/delivery/alerts/answer-stop-alerts";

/** The link that stops mails about alerts. */
export const { GET, POST } = stopRoute(answerStopAlerts);
