import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsPage } from "@/features/surveys/settings/components/settings-page";
import { loadSettings } from "@/features/surveys/settings/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("surveySettings"))("title") };
}

/** When a survey takes answers, how many, from whom, and what is stored of them. */
export default async function SurveySettingsPage({
  params,
}: {
  params: Promise<{ workspace: string; survey: string }>;
}) {
  const { workspace, survey } = await params;
  return <SettingsPage survey={await loadSettings(workspace, survey)} />;
}
