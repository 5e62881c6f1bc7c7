import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TopicsPage } from "@/features/topics/components/topics-page";
import { loadTopics } from "@/features/topics/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("topics"))("title") };
}

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function TopicsOfCommentsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  return <TopicsPage view={await loadTopics(workspace, await searchParams)} />;
}
