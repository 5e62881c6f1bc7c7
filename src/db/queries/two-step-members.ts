import { and, eq, isNotNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { membership } from "@/db/schema/people";
import { twoStep } from "@/db/schema/two-step";
import type { WorkspaceScope } from "@/db/scope";

/** The members of a workspace whose sign-in has two steps. */
export async function listTwoStepMembers(tx: Tx, scope: WorkspaceScope): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ userId: membership.userId })
    .from(membership)
    .innerJoin(twoStep, eq(twoStep.userId, membership.userId))
    .where(and(eq(membership.workspaceId, scope.workspaceId), isNotNull(twoStep.confirmedAt)));
  return new Set(rows.map(({ userId }) => userId));
}
