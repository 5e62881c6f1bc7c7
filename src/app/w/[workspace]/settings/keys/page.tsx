import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { KeySettings } from "@/features/settings/keys/components/key-settings";
import { loadKeys } from "@/features/settings/keys/loaders";
import { SettingsPage } from "@/features/settings/shell/components/settings-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.pages"))("keys") };
}

/** The API keys of a workspace. */
export default async function KeysPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const keys = await loadKeys(workspace);
  return (
    <SettingsPage slug={workspace} here="keys">
      <KeySettings slug={workspace} keys={keys} />
    </SettingsPage>
  );
}
