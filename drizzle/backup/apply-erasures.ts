import { readFile } from "node:fs/promises";
import pg from "pg";
import { z } from "zod";
import { createDb, type Db, withTenant } from "@/db/client";
import { findResponseSurvey } from "@/db/queries/find-response-survey";
import { eraseCustomer, eraseResponse } from "@/db/rollups/erase";
import { REMOVED, redactWords } from "@/db/rollups/redact-words";
import { mintScope } from "@/db/scope";

const erasureSchema = z.object({
  workspaceId: z.guid(),
  kind: z.enum(["response", "customer", "words"]),
  subject: z.guid(),
});

/** One thing that was erased, by ids alone. */
export type Erasure = z.output<typeof erasureSchema>;

/** What the database knows to have been erased, workspace by workspace, under each one's own setting. */
export async function knownErasures(urls: { owner: string; worker: string }): Promise<Erasure[]> {
  const [owner, worker] = [urls.owner, urls.worker].map((connectionString) => new pg.Client({ connectionString }));
  if (!owner || !worker) return [];
  await Promise.all([owner.connect(), worker.connect()]);
  try {
    const there = await owner.query("select to_regclass('public.erasure') is not null as there");
    if (!there.rows[0]?.there) return [];
    const workspaces = await worker.query<{ id: string }>("select id from workspace");
    const found: Erasure[] = [];
    for (const { id } of workspaces.rows) {
      await owner.query("select set_config('app.workspace_id', $1, false)", [id]);
      const { rows } = await owner.query<Erasure>(
        'select workspace_id as "workspaceId", kind, subject from erasure where workspace_id = $1',
        [id],
      );
      found.push(...rows);
    }
    return found;
  } finally {
    await Promise.all([owner.end(), worker.end()]);
  }
}

/** The erasures of a list, one JSON object a line; null where there is no such file. A line that was cut is passed over. */
export async function listedErasures(file: string): Promise<Erasure[] | null> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return null;
  return text.split("\n").flatMap((line) => {
    try {
      const told = erasureSchema.safeParse(JSON.parse(line));
      return told.success ? [told.data] : [];
    } catch {
      return [];
    }
  });
}

/** Erases again what is still there; returns how many that were. */
export async function applyErasures(appUrl: string, erasures: readonly Erasure[]): Promise<number> {
  const db = createDb({ url: appUrl, max: 1, name: "candor restore", statementTimeout: 120_000 });
  try {
    const once = new Map(erasures.map((one) => [`${one.workspaceId} ${one.kind} ${one.subject}`, one]));
    let applied = 0;
    for (const one of once.values()) if (await apply(db, one)) applied++;
    return applied;
  } finally {
    await db.pool.end();
  }
}

function apply(db: Db, { workspaceId, kind, subject }: Erasure): Promise<boolean> {
  const scope = mintScope(workspaceId, { kind: "job", name: "restore" });
  return withTenant(db, scope, async (tx) => {
    if (kind === "customer") return eraseCustomer(tx, scope, subject);
    if (kind === "words") return redactWords(tx, scope, subject, () => REMOVED);
    const surveyId = await findResponseSurvey(tx, scope, subject);
    return surveyId !== null && (await eraseResponse(tx, scope, surveyId, subject)) !== null;
  });
}
