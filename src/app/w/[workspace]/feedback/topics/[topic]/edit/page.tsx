import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TopicFormPage } from "@/features/topics/components/topic-form-page";
import { loadTopicForm } from "@/features/topics/load-topic-form";
import { loadTopicName } from "@/features/topics/load-topic-name";

interface Props {
  params: Promise<{ workspace: string; topic: string }>;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const { workspace, topic } = await params;
  const name = await loadTopicName(workspace, topic);
  const t = await getTranslations("topics");
  return { title: name === null ? t("title") : t("form.editTitle", { name }) };
}

export default async function EditTopicPage({ params }: Props) {
  const { workspace, topic } = await params;
  return <TopicFormPage view={await loadTopicForm(workspace, topic)} />;
}
