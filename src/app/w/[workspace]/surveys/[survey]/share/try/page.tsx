import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TryPage } from "@/features/surveys/embed/components/try-page";
import { loadTryOut } from "@/features/surveys/embed/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sharing.tryPage"))("title") };
}

/** The survey as another site would show it. */
export default async function TrySurveyPage({ params }: { params: Promise<{ workspace: string; survey: string }> }) {
  const { workspace, survey } = await params;
  return <TryPage survey={await loadTryOut(workspace, survey)} />;
}
