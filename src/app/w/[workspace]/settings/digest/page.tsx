import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readDigestNews } from "@/app/read-digest-news";
import { DigestSettings } from "@/features/delivery/digest/components/digest-settings";
import { loadDigest } from "@/features/delivery/digest/loaders";
import { SettingsPage } from "@/features/settings/shell/components/settings-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("digest"))("title") };
}

/** One's own regular mail. */
export default async function DigestPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const view = await loadDigest(workspace, readDigestNews);
  return (
    <SettingsPage slug={workspace} here="digest">
      <DigestSettings view={view} />
    </SettingsPage>
  );
}
