import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { VersionPage } from "@/features/surveys/versions/components/version-page";
import { loadVersion } from "@/features/surveys/versions/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("publish"))("versionTitle") };
}

interface Props {
  params: Promise<{ workspace: string; survey: string; version: string }>;
}

export default async function SurveyVersionPage({ params }: Props) {
  const { workspace, survey, version } = await params;
  return <VersionPage view={await loadVersion(workspace, survey, version)} />;
}
