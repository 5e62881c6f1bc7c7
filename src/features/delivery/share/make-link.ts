import { type Db, withTenant } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { findGoal } from "@/db/queries/goals/find-goal";
import { countOpenShareLinks, insertShareLink } from "@/db/queries/share-links";
import type { WorkspaceScope } from "@/db/scope";
import type { LinkInput } from "@/features/delivery/share/input";
import { writeAudit } from "@/platform/audit";
import { newId } from "@/platform/id";
import { hashShareToken, shareToken } from "@/platform/share-gate";

/** Most links of a workspace that are open at once. */
export const MOST_OPEN_LINKS = 200;

const DAY_MS = 24 * 60 * 60 * 1000;
/** Which days an address names; a link that shows only certain days says them anew. */
const DAYS = ["range", "from", "to"];

/**
 * Makes a link to a view and gives its id. Refuses with "gone" where the survey or the goal does not exist, and with
 * "many" where too many links are open.
 */
export async function makeLink(
  db: Db,
  scope: WorkspaceScope,
  secret: string,
  wanted: LinkInput,
  now: Date,
): Promise<{ readonly id: string } | { readonly refused: "gone" | "many" }> {
  const id = newId();
  const { view, survey, goal } = wanted;
  const expiresAt = new Date(now.getTime() + wanted.until * DAY_MS);
  const showsComments = wanted.comments === "on";
  const showsNames = wanted.names === "on";
  return withTenant(db, scope, async (tx) => {
    if (survey !== undefined && (await findSurvey(tx, scope, survey)) === null) return { refused: "gone" } as const;
    if (goal !== undefined && (await findGoal(tx, scope, goal)) === null) return { refused: "gone" } as const;
    if ((await countOpenShareLinks(tx, scope, now)) >= MOST_OPEN_LINKS) return { refused: "many" } as const;
    await insertShareLink(tx, scope, {
      id,
      tokenHash: hashShareToken(shareToken(secret, scope.workspaceId, id)),
      label: wanted.label,
      view,
      surveyId: survey ?? null,
      goalId: goal ?? null,
      params: paramsOf(wanted),
      showsComments,
      showsNames,
      embedOn: wanted.sites,
      createdBy: scope.actor.kind === "user" ? scope.actor.userId : null,
      createdAt: now,
      expiresAt,
    });
    const shown = { view, survey, goal, showsComments, showsNames, embedOn: wanted.sites };
    const after = { ...shown, expiresAt: expiresAt.toISOString() };
    await writeAudit(tx, scope, { action: "share_link.made", subject: id, after });
    return { id };
  });
}

function paramsOf({ params, days, from, to }: LinkInput): [string, string][] {
  if (days === "moving" || from === undefined || to === undefined) return params;
  return [...params.filter(([name]) => !DAYS.includes(name)), ["from", from], ["to", to]];
}
