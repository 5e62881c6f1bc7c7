import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TopicFormPage } from "@/features/topics/components/topic-form-page";
import { loadTopicForm } from "@/features/topics/load-topic-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("topics"))("form.newTitle") };
}

interface Props {
  params: Promise<{ workspace: string }>;
}

export default async function NewTopicPage({ params }: Props) {
  const { workspace } = await params;
  return <TopicFormPage view={await loadTopicForm(workspace, null)} />;
}
