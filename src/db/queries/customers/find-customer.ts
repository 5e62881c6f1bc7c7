import { and, eq, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { readTogether } from "@/db/read-together";
import { customer } from "@/db/schema/customer";
import type { WorkspaceScope } from "@/db/scope";

export type CustomerRow = typeof customer.$inferSelect;

/** The customer with this id, or null; one who was erased reads like one who never was. */
export async function findCustomer(tx: Tx, scope: WorkspaceScope, id: string): Promise<CustomerRow | null> {
  const [row] = await tx
    .select()
    .from(customer)
    .where(and(eq(customer.workspaceId, scope.workspaceId), eq(customer.id, id), ne(customer.kind, "erased")));
  return row ?? null;
}

/** The same by the external id. */
export async function findCustomerByExternalId(
  tx: Tx,
  scope: WorkspaceScope,
  externalId: string,
): Promise<CustomerRow | null> {
  const [row] = await tx
    .select()
    .from(customer)
    .where(
      and(
        eq(customer.workspaceId, scope.workspaceId),
        eq(customer.externalId, externalId),
        ne(customer.kind, "erased"),
      ),
    );
  return row ?? null;
}

/** Another customer that one belongs to, or who belongs to one. */
export interface Relative extends Record<string, unknown> {
  readonly id: string;
  readonly externalId: string;
  readonly name: string;
}

/** The accounts of a customer, and the first people of it where it is one, with how many they are. */
export async function findRelatives(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
): Promise<{ readonly accounts: Relative[]; readonly people: Relative[]; readonly peopleCount: number }> {
  const found = (of: "account_id" | "customer_id", by: "account_id" | "customer_id", most: number) =>
    tx.execute<Relative>(sql`
      select c.id, c.external_id as "externalId", c.name from account_of_customer a
      join customer c on c.workspace_id = a.workspace_id and c.id = a.${sql.raw(of)}
      where a.workspace_id = ${scope.workspaceId} and a.${sql.raw(by)} = ${id} order by c.name, c.external_id limit ${most}`);
  const [accounts, people, counted] = await readTogether(tx, [
    () => found("account_id", "customer_id", 50),
    () => found("customer_id", "account_id", 100),
    () =>
      tx.execute<{ n: number }>(sql`
        select count(*)::int as n from account_of_customer where workspace_id = ${scope.workspaceId} and account_id = ${id}`),
  ]);
  return { accounts: accounts.rows, people: people.rows, peopleCount: counted.rows[0]?.n ?? 0 };
}
