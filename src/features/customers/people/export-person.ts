import type { Tx } from "@/db/client";
import type { CustomerRow } from "@/db/queries/customers/find-customer";
import { findRelatives } from "@/db/queries/customers/find-customer";
import { listSaidByCustomer } from "@/db/queries/customers/list-said";
import {
  listAnswersOfCustomer,
  listInvitationsOfCustomer,
  listPurchases,
  listSpells,
  listStays,
} from "@/db/queries/customers/read-history";
import { listFollowUpsOfCustomer } from "@/db/queries/follow-ups/list-follow-ups-of-customer";
import { listInteractionsOfCustomer } from "@/db/queries/service/find-interaction";
import type { WorkspaceScope } from "@/db/scope";

/** Everything that is known of a customer, as the API and the file of their page give it. Money in the currency's unit. */
export async function exportPerson(tx: Tx, scope: WorkspaceScope, row: CustomerRow) {
  const { id, externalId, kind, name, email, locale, attributes, consent } = row;
  const { accounts, people } = await findRelatives(tx, scope, id);
  const said = await listSaidByCustomer(tx, scope, id);
  return {
    customer: {
      ...{ externalId, kind, name, email, locale, attributes, consent },
      consentAt: iso(row.consentAt),
      unsubscribedAt: iso(row.unsubscribedAt),
      bouncedAt: iso(row.bouncedAt),
      createdAt: row.createdAt.toISOString(),
      accounts: accounts.map((one) => one.externalId),
      people: people.map((one) => one.externalId),
    },
    stays: (await listStays(tx, scope, id)).map(({ fromDay, untilDay }) => ({ from: fromDay, until: untilDay })),
    subscriptions: (await listSpells(tx, scope, id)).map((one) => ({
      externalId: one.externalId,
      ...{ start: one.startDay, end: one.endDay, mrr: unit(one.mrr), currency: one.currency, plan: one.plan },
      ...{ reason: one.reason, reasonNote: one.reasonNote },
    })),
    purchases: (await listPurchases(tx, scope, id)).map((one) => ({
      ...{ externalId: one.externalId, day: one.day, amount: unit(one.amount), currency: one.currency },
      quantity: one.quantity,
    })),
    responses: (await listAnswersOfCustomer(tx, scope, id)).map((one) => ({
      ...{ id: one.id, survey: one.survey, answeredAt: new Date(one.at).toISOString(), state: one.state },
      answers: said.get(one.id) ?? [],
    })),
    interactions: (await listInteractionsOfCustomer(tx, scope, id)).map((one) => ({
      ...{ externalId: one.externalId, subject: one.subject, channel: one.channel, state: one.state },
      openedAt: one.openedAt.toISOString(),
    })),
    followUps: (await listFollowUpsOfCustomer(tx, scope, id)).map((one) => ({
      ...{ kind: one.kind, state: one.state, cause: one.cause, openedAt: one.openedAt.toISOString() },
      closedAt: iso(one.closedAt),
    })),
    invitations: (await listInvitationsOfCustomer(tx, scope, id)).map((one) => ({
      ...{ survey: one.survey, channel: one.channel, sentAt: new Date(one.sentAt).toISOString() },
      answeredAt: one.answeredAt === null ? null : new Date(one.answeredAt).toISOString(),
    })),
  };
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

function unit(hundredths: number | null): number | null {
  return hundredths === null ? null : hundredths / 100;
}
