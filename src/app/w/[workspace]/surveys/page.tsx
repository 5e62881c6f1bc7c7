import type { Metadata } from "next";
import { SurveysPage } from "@/features/dashboards/overview/surveys/components/surveys-page";
import { loadSurveyList } from "@/features/dashboards/overview/surveys/loaders";
import { duplicate } from "@/features/surveys/transfer/actions";

export const metadata: Metadata = { title: "Surveys" };

export default async function SurveyListPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  return <SurveysPage view={await loadSurveyList(workspace)} duplicate={duplicate.bind(null, workspace)} />;
}
