import { findMailStop } from "@/db/queries/follow-ups/follow-up-mail";
import {
  answerStopLink,
  type StopAnswer,
  type StopContext,
  type StopRequest,
} from "@/features/delivery/answer-stop-link";
import { setFollowUpMail } from "@/platform/follow-up-mail";
import { translatorIn } from "@/platform/i18n/translator";

/** Stops a member's mails about their follow-ups, or starts them again; what is assigned stays assigned. */
export function answerStopFollowUps(context: StopContext, request: StopRequest): Promise<StopAnswer> {
  return answerStopLink(
    {
      words: "followUps",
      again: (locale) => translatorIn(locale, "followUps")("stop.again"),
      change: async (tx, scope, { userId, wanted, now }) => {
        if (wanted === "look") return !(await findMailStop(tx, scope, userId));
        await setFollowUpMail(tx, scope, userId, { active: wanted === "again", now });
        return wanted === "again";
      },
    },
    context,
    request,
  );
}
