import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReviewPage } from "@/features/surveys/versions/components/review-page";
import { loadReview } from "@/features/surveys/versions/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("publish"))("title") };
}

/** What changes, and the one button that publishes it. */
export default async function PublishSurveyPage({
  params,
}: {
  params: Promise<{ workspace: string; survey: string }>;
}) {
  const { workspace, survey } = await params;
  return <ReviewPage view={await loadReview(workspace, survey)} />;
}
