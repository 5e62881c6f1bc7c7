import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { QualitySettings } from "@/features/quality/scorecards/components/quality-settings";
import { loadQualitySettings } from "@/features/quality/scorecards/loaders";
import { SettingsPage } from "@/features/settings/shell/components/settings-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("quality.settings"))("page") };
}

/** What reviews are scored by, what is drawn for them, and whose names are shown. */
export default async function QualitySettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const view = await loadQualitySettings(workspace);
  return (
    <SettingsPage slug={workspace} here="quality">
      <QualitySettings view={view} />
    </SettingsPage>
  );
}
