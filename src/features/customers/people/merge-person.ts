import type { Tx } from "@/db/client";
import { listNamesakes } from "@/db/queries/customers/list-namesakes";
import { mergeCustomers } from "@/db/rollups/merge-customers";
import type { WorkspaceScope } from "@/db/scope";
import { writeAudit } from "@/platform/audit";
import { notFound } from "@/platform/http/problem";

/**
 * Makes one customer of two who have the same address, where the one who goes is known by it: whoever names the address
 * later means the one who stays. Throws 404 for any other two. The audit holds no name.
 */
export async function mergePerson(tx: Tx, scope: WorkspaceScope, into: string, from: string): Promise<void> {
  const found = (await listNamesakes(tx, scope, into)).find(({ id, byAddress }) => id === from && byAddress);
  if (!found) throw notFound();
  if ((await mergeCustomers(tx, scope, [{ from, into }])) === 0) throw notFound();
  await writeAudit(tx, scope, { action: "customer.merged", subject: into });
}
