import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CommentsPage } from "@/features/topics/components/comments-page";
import { loadComments } from "@/features/topics/load-comments";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("topics"))("comments.title") };
}

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AllCommentsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  return <CommentsPage view={await loadComments(workspace, await searchParams)} />;
}
