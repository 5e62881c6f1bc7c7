import { type Db, withTenant } from "@/db/client";
import { lockShareLink, type ShareLinkRow, updateShareLink } from "@/db/queries/share-links";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, localDay, startOfDay } from "@/domain/calendar/day";
import { type LinkChange, MOST_LINK_DAYS } from "@/features/delivery/share/input";
import { lastMoment } from "@/features/delivery/share/view";
import { writeAudit } from "@/platform/audit";
import { can } from "@/platform/roles";

/** The last day on which a link opens, in its workspace's zone. */
export function lastDayOf({ expiresAt }: Pick<ShareLinkRow, "expiresAt">, zone: string): string {
  return localDay(lastMoment(expiresAt), zone);
}

/** The days between which the last day of a link may be chosen. */
export function possibleDays(now: Date, zone: string): { readonly earliest: string; readonly latest: string } {
  const today = localDay(now, zone);
  return { earliest: today, latest: addDays(today, MOST_LINK_DAYS) };
}

/**
 * Changes an open link; its address stays as it is. Refuses with "ended" where it does not open any more, or is another's
 * and theirs to change; with "early" or "late" where its last day would lie in the past, or more than a year ahead.
 */
export async function changeLink(
  db: Db,
  scope: WorkspaceScope,
  wanted: LinkChange,
  at: { readonly zone: string; readonly now: Date },
): Promise<"changed" | { readonly refused: "ended" | "early" | "late" }> {
  const { actor } = scope;
  const { zone, now } = at;
  if (actor.kind !== "user") return { refused: "ended" };
  const own = can(actor.role, "share.manage") ? {} : { madeBy: actor.userId };
  return withTenant(db, scope, async (tx) => {
    const link = await lockShareLink(tx, scope, { id: wanted.id, ...own }, now);
    if (link === null) return { refused: "ended" } as const;
    const same = wanted.until === lastDayOf(link, zone);
    const { earliest, latest } = possibleDays(now, zone);
    if (!same && wanted.until < earliest) return { refused: "early" } as const;
    if (!same && wanted.until > latest) return { refused: "late" } as const;
    const change = {
      label: wanted.label,
      // Only a survey's view has comments to show.
      showsComments: link.view === "survey" && wanted.comments === "on",
      showsNames: wanted.names === "on",
      embedOn: wanted.sites,
      expiresAt: same ? link.expiresAt : startOfDay(addDays(wanted.until, 1), zone),
    };
    const [before, after] = [told(link), told({ ...link, ...change })];
    if (JSON.stringify(before) === JSON.stringify(after)) return "changed";
    await updateShareLink(tx, scope, link.id, change);
    await writeAudit(tx, scope, { action: "share_link.changed", subject: link.id, before, after });
    return "changed";
  });
}

function told({ label, showsComments, showsNames, embedOn, expiresAt }: ShareLinkRow) {
  return { label, showsComments, showsNames, embedOn, expiresAt: expiresAt.toISOString() };
}
