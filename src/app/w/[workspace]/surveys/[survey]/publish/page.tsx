import type { Metadata } from "next";
import { ReviewPage } from "@/features/surveys/versions/components/review-page";
import { loadReview } from "@/features/surveys/versions/loaders";

export const metadata: Metadata = { title: "Review and publish" };

/** What changes, and the one button that publishes it. */
export default async function PublishSurveyPage({
  params,
}: {
  params: Promise<{ workspace: string; survey: string }>;
}) {
  const { workspace, survey } = await params;
  return <ReviewPage view={await loadReview(workspace, survey)} />;
}
