import { type Db, withTenant } from "@/db/client";
import { upsertCustomers } from "@/db/queries/customers/upsert-customers";
import { upsertSubscriptions } from "@/db/queries/customers/upsert-subscriptions";
import type { WorkspaceScope } from "@/db/scope";
import { dayOfNumber } from "@/domain/calendar/day";
import { customerName, personOf } from "./customer-names";
import type { PlannedCustomer } from "./plan-customers";

const AT_ONCE = 2_500;
/** Euros a month, in hundredths. */
const PRICE = { Solo: 3_900, Duo: 5_900, Family: 8_900 } as const;
/** So many of ten agreed to be written to. */
const CONSENTS = 9;

/** Stores customers and their spells by the product's own writers; the stays follow.. */
export async function storeCustomers(
  db: Db,
  scope: WorkspaceScope,
  customers: readonly PlannedCustomer[],
  now: Date,
): Promise<void> {
  const writing = { importId: null, now };
  for (let from = 0; from < customers.length; from += AT_ONCE) {
    const part = customers.slice(from, from + AT_ONCE);
    await withTenant(db, scope, async (tx) => {
      const people = part.map((one) => ({
        ...personOf(one),
        kind: "person" as const,
        attributes: { country: one.country, channel: one.channel },
        consent: one.number % 10 < CONSENTS,
      }));
      await upsertCustomers(tx, scope, people, writing);
      await upsertSubscriptions(tx, scope, part.flatMap(spellsOf), writing);
    });
  }
}

function spellsOf({ number, spells }: PlannedCustomer) {
  return spells.map(({ plan, start, end, reason }, place) => ({
    externalId: `FF-S-${String(number).padStart(5, "0")}-${place + 1}`,
    customer: customerName(number),
    startDay: dayOfNumber(start),
    endDay: end === null ? null : dayOfNumber(end),
    mrr: PRICE[plan],
    currency: "EUR",
    plan,
    reason,
  }));
}
