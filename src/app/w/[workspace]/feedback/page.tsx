import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FeedbackPage } from "@/features/follow-ups/components/feedback-page";
import { loadBoard } from "@/features/follow-ups/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("followUps"))("title") };
}

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function FollowUpsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  return <FeedbackPage view={await loadBoard(workspace, await searchParams)} />;
}
