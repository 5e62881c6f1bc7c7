import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReviewsPage } from "@/features/quality/reviews/components/reviews-page";
import { loadReviews } from "@/features/quality/reviews/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("quality.list"))("title") };
}

/** The reviews behind a number. */
export default async function Reviews({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { workspace } = await params;
  return <ReviewsPage view={await loadReviews(workspace, await searchParams)} />;
}
