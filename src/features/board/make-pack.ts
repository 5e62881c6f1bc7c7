import { createHash } from "node:crypto";
import { type Db, withSnapshot, withTenant } from "@/db/client";
import { findPack, updatePack } from "@/db/queries/board/packs";
import { findWorkspace } from "@/db/queries/find-workspace";
import type { WorkspaceScope } from "@/db/scope";
import { assemblePack, type PackReaders } from "@/features/board/assemble-pack";
import { packOptions } from "@/features/board/pack-options";
import { awaitsAnotherTry, type Tries } from "@/platform/another-try";
import { describeError, type Logger } from "@/platform/logger";

export interface PackJob extends Tries {
  readonly db: Db;
  readonly scope: WorkspaceScope;
  readonly logger: Logger;
  readonly now: () => Date;
}

/**
 * Reads a pack's numbers, all of one moment, and writes them down with their fingerprint. May run twice: what is written is
 * not written again. Throws what a later try may mend; else the pack is marked as failed.
 */
export async function makePack(
  { db, scope, logger, now, ...tries }: PackJob,
  id: string,
  readers: PackReaders,
): Promise<void> {
  const row = await withTenant(db, scope, async (tx) => {
    const found = await findPack(tx, scope, id);
    if (found?.status !== "queued" && found?.status !== "running") return null;
    await updatePack(tx, scope, id, { status: "running" });
    return found;
  });
  if (row === null) return;
  try {
    const options = packOptions.parse(row.options);
    const content = await withSnapshot(db, scope, async (tx) => {
      const { compare, surveys, comments, minimum } = options;
      const request = { from: row.fromDay, to: row.toDay, compare, surveys, comments, minimum, locale: row.locale };
      const source = { tx, scope, workspace: await findWorkspace(tx, scope), request, now: now() };
      return JSON.stringify(await assemblePack(source, readers, options));
    });
    const sha256 = createHash("sha256").update(content).digest("hex");
    const ready = { status: "ready", content, sha256, finishedAt: now() } as const;
    await withTenant(db, scope, (tx) => updatePack(tx, scope, id, ready));
  } catch (error) {
    if (awaitsAnotherTry(error, tries)) throw error;
    logger.error({ workspaceId: scope.workspaceId, packId: id, error: describeError(error) }, "board pack failed");
    await withTenant(db, scope, (tx) => updatePack(tx, scope, id, { status: "failed", finishedAt: now() }));
  }
}
