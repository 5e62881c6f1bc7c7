import { and, asc, desc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { customer } from "@/db/schema/customer";
import { interaction, interactionEvent } from "@/db/schema/interaction";
import type { WorkspaceScope } from "@/db/scope";

/** An interaction with whose it is and what happened, in the order in which it happened; null where there is none. */
export async function findInteraction(tx: Tx, scope: WorkspaceScope, id: string) {
  const [found] = await tx
    .select({ row: interaction, customer: { id: customer.id, externalId: customer.externalId, name: customer.name } })
    .from(interaction)
    .leftJoin(customer, and(eq(customer.workspaceId, interaction.workspaceId), eq(customer.id, interaction.customerId)))
    .where(and(eq(interaction.workspaceId, scope.workspaceId), eq(interaction.id, id)));
  if (!found) return null;
  const events = await tx
    .select()
    .from(interactionEvent)
    .where(and(eq(interactionEvent.workspaceId, scope.workspaceId), eq(interactionEvent.interactionId, id)))
    .orderBy(asc(interactionEvent.at), asc(interactionEvent.externalId));
  return { ...found, events };
}

/** What a customer asked for, the newest first: for their page. */
export function listInteractionsOfCustomer(tx: Tx, scope: WorkspaceScope, customerId: string) {
  return tx
    .select({
      id: interaction.id,
      externalId: interaction.externalId,
      subject: interaction.subject,
      channel: interaction.channel,
      state: interaction.state,
      openedAt: interaction.openedAt,
      day: interaction.day,
      firstResponseSeconds: interaction.firstResponseSeconds,
      resolutionSeconds: interaction.resolutionSeconds,
      reopens: interaction.reopens,
    })
    .from(interaction)
    .where(and(eq(interaction.workspaceId, scope.workspaceId), eq(interaction.customerId, customerId)))
    .orderBy(desc(interaction.openedAt), desc(interaction.id))
    .limit(200);
}
