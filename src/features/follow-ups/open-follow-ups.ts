import type { Tx } from "@/db/client";
import { askForMail, GATHER_MS } from "@/db/queries/follow-ups/follow-up-mail";
import { lockFollowUpRules, moveFollowUpMarks } from "@/db/queries/follow-ups/read-rules";
import { insertFollowUps, listKnownSources, type NewFollowUp } from "@/db/queries/follow-ups/write-follow-ups";
import { listMembers } from "@/db/queries/members";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import { chooseOwner } from "@/domain/follow-up/choose-owner";
import { can } from "@/platform/roles";

/** A follow-up to open, and what is known of whom it is about. */
export interface WantedFollowUp {
  readonly attributes: Readonly<Record<string, string>>;
  readonly row: Omit<NewFollowUp, "ownerId" | "day" | "source" | "openedAt"> & {
    readonly source: string;
    readonly openedAt: Date;
  };
}

/**
 * Opens follow-ups with owners by the workspace's rule, and asks for the mail that tells them. What is open already is left
 * alone, and takes nobody's turn. Returns how many are new.
 */
export async function openFollowUps(
  tx: Tx,
  scope: WorkspaceScope,
  wanted: readonly WantedFollowUp[],
  zone: string,
  now: Date,
): Promise<number> {
  // Locked: of two that open at once the second sees what the first opened, and whose turn it took.
  const { rules, turn } = await lockFollowUpRules(tx, scope);
  const workers = await followUpWorkers(tx, scope);
  const known = await listKnownSources(
    tx,
    scope,
    wanted.map(({ row }) => row.source),
  );
  let next = turn;
  const asks = new Map<string, Date>();
  const rows: NewFollowUp[] = [];
  for (const { row, attributes } of wanted) {
    if (known.has(row.source)) continue;
    const chosen = chooseOwner(rules.owners, { attributes, turn: next, workers });
    rows.push({ ...row, day: localDay(row.openedAt, zone), ownerId: chosen.ownerId });
    next = chosen.turn;
    if (chosen.ownerId !== null) askEarliest(asks, chosen.ownerId, new Date(row.openedAt.getTime() + GATHER_MS));
  }
  const opened = await insertFollowUps(tx, scope, rows, now);
  if (next !== turn) await moveFollowUpMarks(tx, scope, { turn: next });
  await askForMail(tx, scope, asks);
  return opened.length;
}

/** Who may work on follow-ups. */
export async function followUpWorkers(tx: Tx, scope: WorkspaceScope): Promise<Set<string>> {
  const members = await listMembers(tx, scope);
  return new Set(members.filter(({ role }) => can(role, "followup.work")).map(({ userId }) => userId));
}

function askEarliest(asks: Map<string, Date>, userId: string, at: Date): void {
  const known = asks.get(userId);
  if (known === undefined || at < known) asks.set(userId, at);
}
