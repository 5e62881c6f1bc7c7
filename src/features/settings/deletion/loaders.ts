import "server-only";
import { withTenant } from "@/db/client";
import { listSurveys } from "@/db/queries/find-survey";
import { listMembers } from "@/db/queries/members";
import { hasPassword } from "@/platform/auth/change-password";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

/** What goes with a workspace, for who may delete it; null for everybody else, and for the demo, which has its own button. */
export async function loadDeletion(slug: string) {
  const { db, scope, workspace, role, user } = await requireWorkspace(slug, "workspace.settings");
  if (!can(role, "workspace.delete") || workspace.isDemo) return null;
  const { members, surveys } = await withTenant(db, scope, async (tx) => ({
    members: (await listMembers(tx, scope)).length,
    surveys: (await listSurveys(tx, scope)).length,
  }));
  return {
    slug,
    name: workspace.name,
    members,
    surveys,
    email: user.email,
    asksPassword: await hasPassword(db, user.userId),
  };
}

export type DeletionView = NonNullable<Awaited<ReturnType<typeof loadDeletion>>>;
