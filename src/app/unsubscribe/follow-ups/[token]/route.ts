import { stopRoute } from "@/app/unsubscribe/stop-route";
import { answerStopFollowUps } from "@/features/delivery/follow-ups/answer-stop-follow-ups";

/** The link that stops mails about follow-ups. */
export const { GET, POST } = stopRoute(answerStopFollowUps);
