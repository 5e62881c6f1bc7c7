import type { Tx } from "@/db/client";
import type { CustomersQuery } from "@/db/queries/customers/list-customers";
import { listCurrencies } from "@/db/queries/staying/read-revenue-inputs";
import type { WorkspaceScope } from "@/db/scope";
import { storedGroup } from "@/features/customers/groups/group-address";
import type { PeopleQuery } from "@/features/customers/people/input";

/** What the list's address asks of the database; a group is counted in the currency that its page counts in. */
export async function askPeople(
  tx: Tx,
  scope: WorkspaceScope,
  { search, standing, plan, group }: PeopleQuery,
  today: string,
): Promise<Omit<CustomersQuery, "after" | "limit">> {
  const [currency = null] = group === null ? [] : await listCurrencies(tx, scope);
  return { search, standing, plan, today, group: group && { of: storedGroup(group), currency, today } };
}
