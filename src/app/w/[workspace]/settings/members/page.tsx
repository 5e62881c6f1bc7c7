import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MemberSettings } from "@/features/settings/members/components/member-settings";
import { loadMembers } from "@/features/settings/members/loaders";
import { SettingsPage } from "@/features/settings/shell/components/settings-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.pages"))("members") };
}

/** Who belongs to a workspace, and invitations. */
export default async function MembersPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const { members, invitations, roles } = await loadMembers(workspace);
  return (
    <SettingsPage slug={workspace} here="members">
      <MemberSettings slug={workspace} members={members} invitations={invitations} roles={roles} />
    </SettingsPage>
  );
}
