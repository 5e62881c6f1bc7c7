import { and, desc, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type ScorecardCategory, scorecard } from "@/db/schema/quality";
import type { WorkspaceScope } from "@/db/scope";
import { DEFAULT_SCORECARD } from "@/domain/metrics/scorecard";

export type ScorecardRow = typeof scorecard.$inferSelect;

/** The scores a category has unless somebody says otherwise. */
const DEFAULT_RANGE = { min: 1, max: 5 } as const;

/** What every workspace begins with, scored 1 to 5. */
export const FIRST_CATEGORIES: readonly ScorecardCategory[] = DEFAULT_SCORECARD.map((line) => ({
  ...line,
  ...DEFAULT_RANGE,
  description: "",
  meanings: {},
}));

/** The scorecard that new reviews are scored by; the one every workspace begins with is written down at the first call. */
export async function currentScorecard(tx: Tx, scope: WorkspaceScope): Promise<ScorecardRow> {
  const { workspaceId } = scope;
  const [newest] = await newestOf(tx, scope);
  if (newest) return newest;
  await tx.insert(scorecard).values({ workspaceId, version: 1, categories: FIRST_CATEGORIES }).onConflictDoNothing();
  const [first] = await newestOf(tx, scope);
  if (!first) throw new Error("A workspace has no scorecard.");
  return first;
}

/** All versions of a workspace's scorecard, the newest first; none before its first use. */
export function listScorecards(tx: Tx, scope: WorkspaceScope): Promise<ScorecardRow[]> {
  return tx
    .select()
    .from(scorecard)
    .where(eq(scorecard.workspaceId, scope.workspaceId))
    .orderBy(desc(scorecard.version));
}

/** One version of the scorecard, or null. */
export async function findScorecard(tx: Tx, scope: WorkspaceScope, version: number): Promise<ScorecardRow | null> {
  const [row] = await tx
    .select()
    .from(scorecard)
    .where(and(eq(scorecard.workspaceId, scope.workspaceId), eq(scorecard.version, version)));
  return row ?? null;
}

export interface NewScorecard {
  readonly categories: readonly ScorecardCategory[];
  readonly note: string;
  readonly madeBy: string | null;
  /** The version it was made from: null is returned where somebody published another one meanwhile. */
  readonly from: number;
}

/** Publishes the next version of the scorecard; reviews that exist keep theirs. */
export async function insertScorecard(
  tx: Tx,
  scope: WorkspaceScope,
  { categories, note, madeBy, from }: NewScorecard,
  now: Date,
): Promise<ScorecardRow | null> {
  const { workspaceId } = scope;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('scorecard'), hashtext(${workspaceId}))`);
  const current = await currentScorecard(tx, scope);
  if (current.version !== from) return null;
  const [row] = await tx
    .insert(scorecard)
    .values({ workspaceId, version: current.version + 1, categories, note, madeBy, createdAt: now })
    .returning();
  return row ?? null;
}

function newestOf(tx: Tx, scope: WorkspaceScope): Promise<ScorecardRow[]> {
  return tx
    .select()
    .from(scorecard)
    .where(eq(scorecard.workspaceId, scope.workspaceId))
    .orderBy(desc(scorecard.version))
    .limit(1);
}
