import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TopicPage } from "@/features/topics/components/topic-page";
import { loadTopic } from "@/features/topics/load-topic";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("topics"))("title") };
}

interface Props {
  params: Promise<{ workspace: string; topic: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function OneTopicPage({ params, searchParams }: Props) {
  const { workspace, topic } = await params;
  return <TopicPage view={await loadTopic(workspace, topic, await searchParams)} />;
}
