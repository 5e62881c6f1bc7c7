import type { Metadata } from "next";
import { MemberSettings } from "@/features/settings/members/components/member-settings";
import { loadMembers } from "@/features/settings/members/loaders";
import { SettingsPage } from "@/features/settings/shell/components/settings-page";

export const metadata: Metadata = { title: "Members" };

/** Who belongs to a workspace, and invitations. */
export default async function MembersPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const { members, invitations, roles } = await loadMembers(workspace);
  return (
    <SettingsPage slug={workspace} here="members" title="Settings">
      <MemberSettings slug={workspace} members={members} invitations={invitations} roles={roles} />
    </SettingsPage>
  );
}
