import { and, eq } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { customer } from "@/db/schema/customer";
import type { WorkspaceScope } from "@/db/scope";

/**
 * The id of the customer with this external id; made where there was none. Their row is locked: a response that names
 * them takes a share of that lock, and two that both wanted the rest of it to settle repeats would wait for each other.
 */
export async function upsertCustomer(tx: Tx, scope: WorkspaceScope, externalId: string): Promise<string> {
  const { workspaceId } = scope;
  const found = and(eq(customer.workspaceId, workspaceId), eq(customer.externalId, externalId));
  const [known] = await tx.select({ id: customer.id }).from(customer).where(found).for("update");
  if (known) return known.id;
  await tx.insert(customer).values({ workspaceId, id: v7(), externalId }).onConflictDoNothing();
  const [made] = await tx.select({ id: customer.id }).from(customer).where(found).for("update");
  if (!made) throw new Error("A customer was deleted in the moment it was made.");
  return made.id;
}
