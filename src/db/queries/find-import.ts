import { and, asc, count, desc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { importChunk, importProblem, importRun } from "@/db/schema/import";
import { survey } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";

export type ImportRow = typeof importRun.$inferSelect;
export type ImportProblemRow = typeof importProblem.$inferSelect;

/** An import of this workspace, or null: another workspace's reads like one that never existed. */
export async function findImport(tx: Tx, scope: WorkspaceScope, id: string): Promise<ImportRow | null> {
  const [row] = await tx
    .select()
    .from(importRun)
    .where(and(eq(importRun.workspaceId, scope.workspaceId), eq(importRun.id, id)));
  return row ?? null;
}

/** The newest imports of a workspace with the names of their surveys. */
export function listImports(
  tx: Tx,
  scope: WorkspaceScope,
  limit: number,
): Promise<{ run: ImportRow; surveyName: string | null }[]> {
  return tx
    .select({ run: importRun, surveyName: survey.name })
    .from(importRun)
    .leftJoin(
      survey,
      and(eq(survey.workspaceId, importRun.workspaceId), eq(survey.id, importRun.surveyId), isNull(survey.deletedAt)),
    )
    .where(eq(importRun.workspaceId, scope.workspaceId))
    .orderBy(desc(importRun.createdAt), desc(importRun.id))
    .limit(limit);
}

/** One piece of an import's file, or so much of it from a place on; null after the last. */
export async function findImportChunk(
  tx: Tx,
  scope: WorkspaceScope,
  importId: string,
  ordinal: number,
  part?: { readonly from: number; readonly length: number },
): Promise<Buffer | null> {
  const { bytes } = importChunk;
  const wanted = part === undefined ? bytes : sql<Buffer>`substring(${bytes} from ${part.from + 1} for ${part.length})`;
  const [row] = await tx
    .select({ bytes: wanted })
    .from(importChunk)
    .where(
      and(
        eq(importChunk.workspaceId, scope.workspaceId),
        eq(importChunk.importId, importId),
        eq(importChunk.ordinal, ordinal),
      ),
    );
  return row?.bytes ?? null;
}

/** The problems of an import in the order of its lines, after the one with the id `after`. */
export function listImportProblems(
  tx: Tx,
  scope: WorkspaceScope,
  importId: string,
  page: { readonly after: number; readonly limit: number },
): Promise<ImportProblemRow[]> {
  return tx
    .select()
    .from(importProblem)
    .where(
      and(
        eq(importProblem.workspaceId, scope.workspaceId),
        eq(importProblem.importId, importId),
        gt(importProblem.id, page.after),
      ),
    )
    .orderBy(asc(importProblem.id))
    .limit(page.limit);
}

/** How many problems an import has. */
export async function countImportProblems(tx: Tx, scope: WorkspaceScope, importId: string): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(importProblem)
    .where(and(eq(importProblem.workspaceId, scope.workspaceId), eq(importProblem.importId, importId)));
  return row?.n ?? 0;
}
