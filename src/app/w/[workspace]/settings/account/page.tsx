import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountSettings } from "@/features/settings/account/components/account-settings";
import { loadAccount } from "@/features/settings/account/loaders";
import { SettingsPage } from "@/features/settings/shell/components/settings-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.pages"))("account") };
}

/** One's own name, password and sessions. */
export default async function AccountPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const account = await loadAccount(workspace);
  return (
    <SettingsPage slug={workspace} here="account">
      <AccountSettings {...account} />
    </SettingsPage>
  );
}
