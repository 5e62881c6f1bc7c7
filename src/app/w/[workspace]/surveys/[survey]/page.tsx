import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SurveyDashboard } from "@/features/dashboards/survey/components/survey-dashboard";
import { loadDashboard } from "@/features/dashboards/survey/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("surveyBar"))("tab") };
}

interface Props {
  params: Promise<{ workspace: string; survey: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SurveyPage({ params, searchParams }: Props) {
  const { workspace, survey } = await params;
  return <SurveyDashboard view={await loadDashboard(workspace, survey, await searchParams)} />;
}
