import { listPolicies } from "@/db/queries/promises/list-policies";
import { updatePolicy } from "@/db/queries/promises/write-policy";
import {
  answerStopLink,
  type StopAnswer,
  type StopContext,
  type StopRequest,
} from "@/features/delivery/answer-stop-link";
import { writeAudit } from "@/platform/audit";

/** Takes a member out of every policy's list of whom to tell; where policies are set they are put back. */
export function answerStopPromises(context: StopContext, request: StopRequest): Promise<StopAnswer> {
  return answerStopLink(
    {
      words: "promises",
      change: async (tx, scope, { userId, wanted }) => {
        const telling = (await listPolicies(tx, scope)).filter(({ recipientIds }) => recipientIds.includes(userId));
        if (wanted !== "stop") return telling.length > 0;
        for (const { id, recipientIds } of telling) {
          await updatePolicy(tx, scope, id, { recipientIds: recipientIds.filter((one) => one !== userId) });
          await writeAudit(tx, scope, { action: "sla_policy.mail_stopped", subject: id, after: { userId } });
        }
        return false;
      },
    },
    context,
    request,
  );
}
