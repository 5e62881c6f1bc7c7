import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LookPage } from "@/features/surveys/look/components/look-page";
import { loadLook } from "@/features/surveys/look/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("look"))("title") };
}

/** How a survey's page looks, beside the page itself. */
export default async function SurveyLookPage({ params }: { params: Promise<{ workspace: string; survey: string }> }) {
  const { workspace, survey } = await params;
  return <LookPage look={await loadLook(workspace, survey)} />;
}
