import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SurveysPage } from "@/features/dashboards/overview/surveys/components/surveys-page";
import { loadSurveyList } from "@/features/dashboards/overview/surveys/loaders";
import { duplicate } from "@/features/surveys/transfer/actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("surveyList"))("title") };
}

export default async function SurveyListPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  return <SurveysPage view={await loadSurveyList(workspace)} duplicate={duplicate.bind(null, workspace)} />;
}
