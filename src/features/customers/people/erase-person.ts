import type { Tx } from "@/db/client";
import { eraseCustomer } from "@/db/rollups/erase";
import type { WorkspaceScope } from "@/db/scope";
import { writeAudit } from "@/platform/audit";
import { notFound } from "@/platform/http/problem";

/** Erases a person and says so in the audit, which holds no name. Throws 404 where there is no such customer. */
export async function erasePerson(tx: Tx, scope: WorkspaceScope, id: string): Promise<void> {
  if (!(await eraseCustomer(tx, scope, id))) throw notFound();
  await writeAudit(tx, scope, { action: "customer.erased", subject: id });
}
