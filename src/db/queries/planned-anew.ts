import type { Tx } from "@/db/client";
import { isNaming, nameStatements } from "@/db/named-statements";

/**
 * Runs a read whose statements are planned for what they ask for, each time, where one plan for all would serve some badly. Not
 * beside another of these; what else is sent meanwhile has no name either, which only costs its planning.
 */
export async function plannedAnew<T>(tx: Tx, read: () => Promise<T>): Promise<T> {
  const naming = isNaming(tx.$client);
  nameStatements(tx.$client, false);
  try {
    return await read();
  } finally {
    nameStatements(tx.$client, naming);
  }
}
