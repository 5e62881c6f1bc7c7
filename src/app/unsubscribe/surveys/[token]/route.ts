import { stopRoute } from "@/app/unsubscribe/stop-route";
import { answerLeave } from "@/features/delivery/mailings/answer-leave";

/** The link that stops surveys by mail. */
export const { GET, POST } = stopRoute(answerLeave);
