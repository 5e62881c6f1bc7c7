import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TopicPage } from "@/features/topics/components/topic-page";
import { loadTopic } from "@/features/topics/load-topic";
import { loadTopicName } from "@/features/topics/load-topic-name";

interface Props {
  params: Promise<{ workspace: string; topic: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const { workspace, topic } = await params;
  const name = await loadTopicName(workspace, topic);
  return { title: name ?? (await getTranslations("topics"))("title") };
}

export default async function OneTopicPage({ params, searchParams }: Props) {
  const { workspace, topic } = await params;
  return <TopicPage view={await loadTopic(workspace, topic, await searchParams)} />;
}
