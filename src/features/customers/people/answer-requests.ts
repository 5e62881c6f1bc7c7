import { withTenant, withTenantAnew } from "@/db/client";
import { findCustomerByExternalId } from "@/db/queries/customers/find-customer";
import { insertPurchases } from "@/db/queries/customers/insert-purchases";
import { upsertCustomers } from "@/db/queries/customers/upsert-customers";
import { upsertSubscriptions } from "@/db/queries/customers/upsert-subscriptions";
import { findWorkspace } from "@/db/queries/find-workspace";
import { localDay } from "@/domain/calendar/day";
import { checkPerson, type PersonInput } from "@/domain/customer/person";
import { checkPurchase, type Purchase } from "@/domain/customer/purchase";
import { checkSpell, type Spell } from "@/domain/customer/spell";
import { erasePerson } from "@/features/customers/people/erase-person";
import { exportPerson } from "@/features/customers/people/export-person";
import {
  customerSchema,
  purchaseSchema,
  storeCustomersSchema,
  storePurchasesSchema,
  storeSubscriptionsSchema,
  subscriptionSchema,
} from "@/features/customers/people/input";
import { faultsInEnglish } from "@/features/customers/people/say-fault";
import { type CheckedRow, storeRows } from "@/features/customers/people/store-rows";
import { json } from "@/platform/http/json";
import { notFound } from "@/platform/http/problem";
import type { KeyedRequest } from "@/platform/http/with-api-key";

/** `POST /api/v1/customers`: up to 1,000; each is new, changed, known already, or rejected with what to mend. */
export async function answerStoreCustomers({ db, scope, now, json: body }: KeyedRequest): Promise<Response> {
  const { customers } = await body(storeCustomersSchema);
  const stored = await withTenantAnew(db, scope, (tx) =>
    storeRows(
      customers,
      customerSchema,
      ({ attributes, ...said }): CheckedRow<PersonInput> => {
        const texts = Object.entries(attributes ?? {}).map(([name, value]) => [
          name,
          value === null ? null : String(value),
        ]);
        const row: PersonInput = { ...said, ...(attributes ? { attributes: Object.fromEntries(texts) } : {}) };
        const faults = checkPerson(row);
        return faults.length > 0 ? { ok: false, errors: faultsInEnglish(faults) } : { ok: true, row, notes: [] };
      },
      (rows) => upsertCustomers(tx, scope, rows, { importId: null, now }),
    ),
  );
  return json(201, stored);
}

/** `POST /api/v1/subscriptions`: spells by their ids; customers who are not known are made. */
export async function answerStoreSubscriptions({ db, scope, now, json: body }: KeyedRequest): Promise<Response> {
  const { subscriptions } = await body(storeSubscriptionsSchema);
  const stored = await withTenantAnew(db, scope, (tx) =>
    storeRows(
      subscriptions,
      subscriptionSchema,
      ({ customer, start, end, mrr, ...said }): CheckedRow<Spell> => {
        const checked = checkSpell({
          ...said,
          customer: customer.externalId,
          startDay: start ?? null,
          ...(end === undefined ? {} : { endDay: end }),
          ...(mrr === undefined ? {} : { mrr: hundredths(mrr) }),
        });
        if (!checked.ok) return { ok: false, errors: faultsInEnglish(checked.faults) };
        return { ok: true, row: checked.spell, notes: faultsInEnglish(checked.notes) };
      },
      (rows) => upsertSubscriptions(tx, scope, rows, { importId: null, now }),
    ),
  );
  return json(201, stored);
}

/** `POST /api/v1/purchases`: what was bought without a contract. */
export async function answerStorePurchases({ db, scope, now, json: body }: KeyedRequest): Promise<Response> {
  const { purchases } = await body(storePurchasesSchema);
  const stored = await withTenantAnew(db, scope, async (tx) => {
    const today = localDay(now, (await findWorkspace(tx, scope)).zone);
    return storeRows(
      purchases,
      purchaseSchema,
      ({ customer, day, amount, ...said }): CheckedRow<Purchase> => {
        const given = { ...said, customer: customer.externalId, day: day ?? null };
        const checked = checkPurchase({ ...given, ...(amount == null ? {} : { amount: hundredths(amount) }) }, today);
        if (!checked.ok) return { ok: false, errors: faultsInEnglish(checked.faults) };
        return { ok: true, row: checked.purchase, notes: [] };
      },
      (rows) => insertPurchases(tx, scope, rows, { importId: null, now }),
    );
  });
  return json(201, stored);
}

/** `GET /api/v1/customers/{externalId}`: all that is known of a person. */
export async function answerExportCustomer({ db, scope, params }: KeyedRequest): Promise<Response> {
  return withTenant(db, scope, async (tx) => {
    const found = await findCustomerByExternalId(tx, scope, params.customer ?? "");
    if (!found) throw notFound("There is no customer with this external id.");
    return json(200, await exportPerson(tx, scope, found));
  });
}

/** `DELETE /api/v1/customers/{externalId}`: erases a person; audited, and 204. */
export async function answerEraseCustomer({ db, scope, params }: KeyedRequest): Promise<Response> {
  await withTenantAnew(db, scope, async (tx) => {
    const found = await findCustomerByExternalId(tx, scope, params.customer ?? "");
    if (!found) throw notFound("There is no customer with this external id.");
    await erasePerson(tx, scope, found.id);
  });
  return new Response(null, { status: 204 });
}

function hundredths(amount: number | null): number | null {
  return amount === null ? null : Math.round(amount * 100);
}
