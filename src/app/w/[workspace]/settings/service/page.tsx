import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { sayCalendar } from "@/features/service/calendars/describe-calendar";
import { ServiceSettings } from "@/features/service/promises/components/service-settings";
import { loadServiceSettings } from "@/features/service/promises/loaders";
import { SettingsPage } from "@/features/settings/shell/components/settings-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("promises"))("settings.page") };
}

/** What is promised to customers, and when the team works. */
export default async function ServicePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const view = await loadServiceSettings(workspace, sayCalendar);
  return (
    <SettingsPage slug={workspace} here="service">
      <ServiceSettings view={view} />
    </SettingsPage>
  );
}
