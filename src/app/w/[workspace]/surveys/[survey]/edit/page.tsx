import type { Metadata } from "next";
import { SurveyBuilder } from "@/features/surveys/builder/components/survey-builder";
import { loadBuilder } from "@/features/surveys/builder/loaders";

export const metadata: Metadata = { title: "Build a survey" };

/** The builder of a survey's draft. */
export default async function BuildSurveyPage({ params }: { params: Promise<{ workspace: string; survey: string }> }) {
  const { workspace, survey } = await params;
  const view = await loadBuilder(workspace, survey);
  return <SurveyBuilder key={view.id} view={view} />;
}
