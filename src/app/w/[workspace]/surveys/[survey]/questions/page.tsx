import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { QuestionsPage } from "@/features/dashboards/questions/components/questions-page";
import { loadQuestions } from "@/features/dashboards/questions/loaders";

interface Props {
  params: Promise<{ workspace: string; survey: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("questions"))("page") };
}

export default async function Page({ params, searchParams }: Props) {
  const { workspace, survey } = await params;
  return <QuestionsPage view={await loadQuestions(workspace, survey, await searchParams)} />;
}
