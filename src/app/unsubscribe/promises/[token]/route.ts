import { stopRoute } from "@/app/unsubscribe/stop-route";
import { answerStopPromises } from "@/features/delivery/promises/answer-stop-promises";

/** The link that stops mails about promises. */
export const { GET, POST } = stopRoute(answerStopPromises);
