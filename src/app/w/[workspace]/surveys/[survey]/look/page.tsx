import type { Metadata } from "next";
import { LookPage } from "@/features/surveys/look/components/look-page";
import { loadLook } from "@/features/surveys/look/loaders";

export const metadata: Metadata = { title: "Look of a survey" };

/** How a survey's page looks, beside the page itself. */
export default async function SurveyLookPage({ params }: { params: Promise<{ workspace: string; survey: string }> }) {
  const { workspace, survey } = await params;
  return <LookPage look={await loadLook(workspace, survey)} />;
}
