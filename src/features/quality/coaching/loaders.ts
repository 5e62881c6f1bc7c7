import "server-only";
import { withTenant } from "@/db/client";
import { listMembers } from "@/db/queries/members";
import { agentNames } from "@/db/queries/quality/agent-names";
import { listCoachingNotes } from "@/db/queries/quality/coaching-notes";
import { localDay } from "@/domain/calendar/day";
import { loadQualityWords } from "@/features/quality/load-words";
import { sayDay } from "@/platform/i18n/say-days";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

const MOST = 100;

/** The coaching notes that whoever asks may read, the newest first. */
export async function loadCoaching(slug: string) {
  const { db, scope, workspace, role, user } = await requireWorkspace(slug, "response.read");
  const { locale } = await loadQualityWords();
  return withTenant(db, scope, async (tx) => {
    const names = await agentNames(tx, scope);
    const people = new Map((await listMembers(tx, scope)).map((one) => [one.userId, one.name || one.email]));
    const notes = await listCoachingNotes(tx, scope, null, MOST);
    return {
      slug,
      back: `/w/${slug}/customers/quality`,
      notes: notes.map((note) => ({
        id: note.id,
        agent: names.show(note.agent),
        team: note.team,
        day: sayDay(localDay(note.createdAt, workspace.zone), locale),
        by: people.get(note.writtenBy) ?? null,
        wentWell: note.wentWell,
        toTry: note.toTry,
        agreedOn: note.agreedOn,
        review: note.reviewId === null ? null : `/w/${slug}/customers/quality/reviews/${note.reviewId}`,
        mayDelete: can(role, "quality.review") && (note.writtenBy === user.userId || can(role, "workspace.settings")),
      })),
    };
  });
}

export type CoachingView = Awaited<ReturnType<typeof loadCoaching>>;
