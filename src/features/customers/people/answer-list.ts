import { withTenant } from "@/db/client";
import { type ListedCustomer, listCustomers } from "@/db/queries/customers/list-customers";
import { localDay } from "@/domain/calendar/day";
import { csvField } from "@/domain/exports/csv";
import { askPeople } from "@/features/customers/people/ask-people";
import { readPeopleQuery } from "@/features/customers/people/input";
import { writeAudit } from "@/platform/audit";
import type { SessionRequest } from "@/platform/http/with-session";

/** More rows are a whole export's work; a list of so many is to be narrowed. */
const MOST_ROWS = 100_000;

const COLUMNS: readonly (readonly [name: string, of: (row: ListedCustomer) => string | number | null])[] = [
  ["external_id", (row) => (row.kind === "erased" ? null : row.externalId)],
  ["kind", (row) => row.kind],
  ["name", (row) => row.name],
  ["email", (row) => row.email],
  ["customer_since", (row) => row.fromDay],
  ["first_inactive_day", (row) => row.untilDay],
  ["plan", (row) => row.plan],
  ["mrr", (row) => (row.mrr === null ? null : row.mrr / 100)],
  ["currency", (row) => row.currency],
  ["counted_mrr", (row) => (row.amount === null ? null : row.amount / 100)],
  ["last_score", (row) => row.score],
  ["last_scale", (row) => row.scale],
  ["last_scored_at", (row) => (row.scoredAt === null ? null : new Date(row.scoredAt).toISOString())],
];

/**
 * `GET …/customers/people/file`: the list at this address as CSV, all its pages up to 100,000 rows, in the list's order. Who
 * took it is written down.
 */
export async function answerPeopleFile({ db, scope, url, workspace, now }: SessionRequest): Promise<Response> {
  const query = readPeopleQuery(Object.fromEntries(url.searchParams));
  const today = localDay(now, workspace.zone);
  const rows = await withTenant(db, scope, async (tx) => {
    const asked = await askPeople(tx, scope, query, today);
    const found = await listCustomers(tx, scope, { ...asked, after: null, limit: MOST_ROWS });
    await writeAudit(tx, scope, { action: "customers.exported", subject: "list", after: { rows: found.length } });
    return found;
  });
  const lines = [
    COLUMNS.map(([name]) => name).join(","),
    ...rows.map((row) => COLUMNS.map(([, of]) => csvField(of(row))).join(",")),
  ];
  return new Response(`\ufeff${lines.join("\r\n")}\r\n`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="customers-${today}.csv"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
