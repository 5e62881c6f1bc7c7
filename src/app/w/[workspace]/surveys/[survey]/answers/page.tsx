import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportAnswers } from "@/features/exports/components/export-answers";
import { AnswersPage } from "@/features/responses/components/answers-page";
import { loadAnswers } from "@/features/responses/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("answers"))("page") };
}

interface Props {
  params: Promise<{ workspace: string; survey: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Every answer to a survey, and the queue of those that wait for review. */
export default async function SurveyAnswersPage({ params, searchParams }: Props) {
  const { workspace, survey } = await params;
  const query = await searchParams;
  const view = await loadAnswers(workspace, survey, query);
  const anonymous = view.anonymous !== null;
  const files = <ExportAnswers slug={workspace} surveyId={survey} anonymous={anonymous} params={query} />;
  return <AnswersPage view={view} files={files} />;
}
