import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReviewDesk } from "@/features/quality/review/components/review-desk";
import { loadReviewDesk } from "@/features/quality/review/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("quality.review"))("open") };
}

/** Where interactions are reviewed, one after another. */
export default async function Review({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { workspace } = await params;
  return <ReviewDesk view={await loadReviewDesk(workspace, await searchParams)} />;
}
