import { type Db, withTenant } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { findWorkspace } from "@/db/queries/find-workspace";
import { insertNamed } from "@/db/queries/invitations/audience";
import { makePersonalLinks } from "@/db/queries/invitations/personal-links";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import type { Audience } from "@/domain/invitation/mailing";
import { MOST_LINKS } from "@/features/delivery/personal-links/input";
import { writeAudit } from "@/platform/audit";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Why there are no links: no such survey, one that asks nobody by name, one that cannot be opened yet, nobody chosen, or too many. */
export type LinksRefusal = "gone" | "anonymous" | "draft" | "nobody" | "many";

/** Makes a personal link for each customer that is chosen, and writes down who did. */
export async function makeLinks(
  db: Db,
  scope: WorkspaceScope,
  wanted: { readonly surveyId: string; readonly audience: Audience; readonly days: number },
  now: Date,
): Promise<{ readonly chosen: number; readonly made: number } | { readonly refused: LinksRefusal }> {
  return withTenant(db, scope, async (tx) => {
    const survey = await findSurvey(tx, scope, wanted.surveyId);
    if (survey === null) return { refused: "gone" } as const;
    if (survey.anonymous) return { refused: "anonymous" } as const;
    if (survey.status === "draft") return { refused: "draft" } as const;
    const { zone } = await findWorkspace(tx, scope);
    await insertNamed(tx, scope, wanted.audience);
    const counts = await makePersonalLinks(tx, scope, {
      surveyId: survey.id,
      audience: wanted.audience,
      now,
      day: localDay(now, zone),
      expiresAt: new Date(now.getTime() + wanted.days * DAY_MS),
      most: MOST_LINKS + 1,
    });
    if (counts.chosen === 0) return { refused: "nobody" } as const;
    // More than a file takes: none of them is made.
    if (counts.chosen > MOST_LINKS) throw new TooManyLinks();
    await writeAudit(tx, scope, {
      action: "personal_links.made",
      subject: survey.id,
      after: { customers: counts.made, days: wanted.days },
    });
    return counts;
  }).catch((error: unknown) => {
    if (error instanceof TooManyLinks) return { refused: "many" } as const;
    throw error;
  });
}

/** Rolls the transaction back. */
class TooManyLinks extends Error {}
