import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BrandSection } from "@/features/settings/brand/components/brand-section";
import { loadBrand } from "@/features/settings/brand/loaders";
import { DeletionSection } from "@/features/settings/deletion/components/deletion-section";
import { loadDeletion } from "@/features/settings/deletion/loaders";
import { SettingsPage } from "@/features/settings/shell/components/settings-page";
import { WorkspaceSettings } from "@/features/settings/workspace/components/workspace-settings";
import { loadWorkspaceSettings } from "@/features/settings/workspace/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.pages"))("workspace") };
}

/** Name, zone, calendar and language of a workspace. */
export default async function WorkspaceSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const settings = await loadWorkspaceSettings(workspace);
  const brand = await loadBrand(workspace);
  const deletion = await loadDeletion(workspace);
  return (
    <SettingsPage slug={workspace} here="workspace">
      <WorkspaceSettings {...settings} />
      <BrandSection view={brand} />
      {deletion === null ? null : <DeletionSection view={deletion} />}
    </SettingsPage>
  );
}
