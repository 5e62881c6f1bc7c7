import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WebhookPage } from "@/features/webhooks/components/webhook-page";
import { loadWebhook } from "@/features/webhooks/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("webhooks"))("one") };
}

interface Props {
  params: Promise<{ workspace: string; webhook: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** One webhook with its deliveries. */
export default async function OneWebhookPage({ params, searchParams }: Props) {
  const { workspace, webhook } = await params;
  return <WebhookPage view={await loadWebhook(workspace, webhook, await searchParams)} />;
}
