import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { testMark } from "@/features/respond/sign-tokens";
import { SharePage } from "@/features/surveys/components/share-page";
import { loadShare } from "@/features/surveys/loaders";
import { runtime } from "@/platform/runtime";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sharing"))("title") };
}

/** The live link with all that hands it out; screen two of the first run. */
export default async function ShareSurveyPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string; survey: string }>;
  searchParams: Promise<{ tool?: string }>;
}) {
  const { workspace, survey: id } = await params;
  const { tool } = await searchParams;
  const survey = await loadShare(workspace, id, tool);
  return <SharePage survey={survey} testMark={testMark(runtime().authSecret, survey.id)} />;
}
