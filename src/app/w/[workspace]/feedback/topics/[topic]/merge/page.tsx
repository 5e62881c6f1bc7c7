import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MergePage } from "@/features/topics/components/merge-page";
import { loadMerge } from "@/features/topics/load-merge";
import { loadTopicName } from "@/features/topics/load-topic-name";

interface Props {
  params: Promise<{ workspace: string; topic: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const { workspace, topic } = await params;
  const name = await loadTopicName(workspace, topic);
  const t = await getTranslations("topics");
  return { title: name === null ? t("title") : t("merge.title", { name }) };
}

export default async function MergeTopicPage({ params, searchParams }: Props) {
  const { workspace, topic } = await params;
  return <MergePage view={await loadMerge(workspace, topic, await searchParams)} />;
}
