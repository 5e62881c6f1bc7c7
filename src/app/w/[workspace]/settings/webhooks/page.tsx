import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsPage } from "@/features/settings/shell/components/settings-page";
import { WebhookList } from "@/features/webhooks/components/webhook-list";
import { loadWebhooks } from "@/features/webhooks/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("webhooks"))("title") };
}

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The webhooks of a workspace. */
export default async function WebhooksPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const view = await loadWebhooks(workspace, await searchParams);
  return (
    <SettingsPage slug={workspace} here="webhooks">
      <WebhookList view={view} />
    </SettingsPage>
  );
}
