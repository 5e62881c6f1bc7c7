import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StaySettings } from "@/features/customers/staying/settings/components/stay-settings";
import { loadStaySettings } from "@/features/customers/staying/settings/loaders";
import { SettingsPage } from "@/features/settings/shell/components/settings-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staying.settings"))("title") };
}

/** How staying and leaving are counted. */
export default async function Page({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const settings = await loadStaySettings(workspace);
  return (
    <SettingsPage slug={workspace} here="customers">
      <StaySettings {...settings} />
    </SettingsPage>
  );
}
