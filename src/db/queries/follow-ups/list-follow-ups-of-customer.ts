import { and, desc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { followUp } from "@/db/schema/follow-up";
import type { WorkspaceScope } from "@/db/scope";

/** A follow-up as it stands on a customer's time line. */
export type FollowUpOfCustomer = Pick<
  typeof followUp.$inferSelect,
  "id" | "kind" | "checkIn" | "score" | "state" | "openedAt" | "dueAt" | "closedAt" | "cause" | "recoveredAt"
>;

const MOST = 200;

/** A customer's follow-ups, the newest first. */
export function listFollowUpsOfCustomer(
  tx: Tx,
  scope: WorkspaceScope,
  customerId: string,
): Promise<FollowUpOfCustomer[]> {
  return tx
    .select({
      id: followUp.id,
      kind: followUp.kind,
      checkIn: followUp.checkIn,
      score: followUp.score,
      state: followUp.state,
      openedAt: followUp.openedAt,
      dueAt: followUp.dueAt,
      closedAt: followUp.closedAt,
      cause: followUp.cause,
      recoveredAt: followUp.recoveredAt,
    })
    .from(followUp)
    .where(and(eq(followUp.workspaceId, scope.workspaceId), eq(followUp.customerId, customerId)))
    .orderBy(desc(followUp.openedAt), desc(followUp.id))
    .limit(MOST);
}
