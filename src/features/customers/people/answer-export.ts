import { withTenant } from "@/db/client";
import { findCustomer } from "@/db/queries/customers/find-customer";
import { exportPerson } from "@/features/customers/people/export-person";
import { writeAudit } from "@/platform/audit";
import { notFound } from "@/platform/http/problem";
import type { SessionRequest } from "@/platform/http/with-session";
import { isUuid } from "@/platform/is-uuid";

/** `GET …/customers/people/{id}/export`: all that is known of a customer, as a file of JSON. Who took it is written down. */
export async function answerPersonFile({ db, scope, params }: SessionRequest): Promise<Response> {
  const id = params.customer ?? "";
  const exported = await withTenant(db, scope, async (tx) => {
    const row = isUuid(id) ? await findCustomer(tx, scope, id) : null;
    if (!row) throw notFound();
    await writeAudit(tx, scope, { action: "customer.exported", subject: id });
    return exportPerson(tx, scope, row);
  });
  return new Response(`${JSON.stringify(exported, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="customer-${id}.json"`,
      "cache-control": "no-store",
    },
  });
}
