import { type SQL, sql } from "drizzle-orm";

/**
 * Whose stays and spells are a customer's, as rows of `id`: their own; a person who never was a customer has those of their
 * accounts. Counting never goes this way: an account is one customer, however many people belong to it.
 */
export function stayOwners(workspaceId: string, customer: SQL): SQL {
  return sql`
    select ${customer}::uuid as id
    union all
    select own_account.account_id from account_of_customer own_account
    where own_account.workspace_id = ${workspaceId} and own_account.customer_id = ${customer}
      and ${neverStayed(workspaceId, customer)}`;
}

/** Whether somebody has no stay of their own, so that they speak for their accounts. */
export function neverStayed(workspaceId: string, customer: SQL): SQL {
  return sql`not exists (
    select 1 from customer_stay own where own.workspace_id = ${workspaceId} and own.customer_id = ${customer})`;
}
