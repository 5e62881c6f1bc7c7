import { findAlertWish, saveAlertWish } from "@/db/queries/alerts/alert-mail";
import {
  answerStopLink,
  type StopAnswer,
  type StopContext,
  type StopRequest,
} from "@/features/delivery/answer-stop-link";
import { writeAudit } from "@/platform/audit";

/** Stops all of a member's mails about alerts; what is followed stays, and the page of alerts starts the mails again. */
export function answerStopAlerts(context: StopContext, request: StopRequest): Promise<StopAnswer> {
  return answerStopLink(
    {
      words: "alerts",
      change: async (tx, scope, { userId, wanted, now }) => {
        const wish = await findAlertWish(tx, scope, userId);
        const told = wish !== null && (wish.numbers !== "off" || wish.answers);
        if (wanted !== "stop" || !told) return told;
        await saveAlertWish(tx, scope, userId, { numbers: "off", answers: false }, { now });
        await writeAudit(tx, scope, { action: "alert_mail.stopped", subject: userId });
        return false;
      },
    },
    context,
    request,
  );
}
