import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TopicFormPage } from "@/features/topics/components/topic-form-page";
import { loadTopicForm } from "@/features/topics/load-topic-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("topics"))("title") };
}

interface Props {
  params: Promise<{ workspace: string; topic: string }>;
}

export default async function EditTopicPage({ params }: Props) {
  const { workspace, topic } = await params;
  return <TopicFormPage view={await loadTopicForm(workspace, topic)} />;
}
