import { stopRoute } from "@/app/unsubscribe/stop-route";
import { answerUnsubscribe } from "@/features/delivery/digest/answer-unsubscribe";

/** The link that stops the regular mail. */
export const { GET, POST } = stopRoute(answerUnsubscribe);
