import type { Tx } from "@/db/client";
import { findImport } from "@/db/queries/find-import";
import type { WorkspaceScope } from "@/db/scope";
import { toImportJson } from "@/features/imports/view";

/** One import as the API shows it, without the lines of its report, which quote the file; null where it is gone. */
export async function tellImport(tx: Tx, scope: WorkspaceScope, id: string) {
  const run = await findImport(tx, scope, id);
  if (run === null) return null;
  const { problems: _, next: __, ...told } = toImportJson(run, [], null);
  return told;
}
