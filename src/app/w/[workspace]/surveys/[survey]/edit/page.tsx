import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SurveyBuilder } from "@/features/surveys/builder/components/survey-builder";
import { loadBuilder } from "@/features/surveys/builder/loaders";
import { ClientWords } from "@/ui/client-words";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("builder"))("title") };
}

/** The builder of a survey's draft. */
export default async function BuildSurveyPage({ params }: { params: Promise<{ workspace: string; survey: string }> }) {
  const { workspace, survey } = await params;
  const view = await loadBuilder(workspace, survey);
  return (
    <ClientWords of={["surveyBar", "builder", "edits", "faults", "findings", "logic", "lint"]}>
      <SurveyBuilder key={view.id} view={view} />
    </ClientWords>
  );
}
