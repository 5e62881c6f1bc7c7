import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { loadRules } from "@/features/follow-ups/rules/loaders";
import { RulesSettings } from "@/features/follow-ups/rules/rules-settings";
import { SettingsPage } from "@/features/settings/shell/components/settings-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("followUpRules"))("title") };
}

/** What opens a follow-up, who gets it, until when. */
export default async function FollowUpSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const view = await loadRules(workspace);
  return (
    <SettingsPage slug={workspace} here="follow-ups">
      <RulesSettings view={view} />
    </SettingsPage>
  );
}
