import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { VersionsPage } from "@/features/surveys/versions/components/versions-page";
import { loadVersions } from "@/features/surveys/versions/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("publish"))("versionsTitle") };
}

interface Props {
  params: Promise<{ workspace: string; survey: string }>;
  searchParams: Promise<{ before?: string }>;
}

export default async function SurveyVersionsPage({ params, searchParams }: Props) {
  const { workspace, survey } = await params;
  const { before } = await searchParams;
  return <VersionsPage view={await loadVersions(workspace, survey, before)} />;
}
