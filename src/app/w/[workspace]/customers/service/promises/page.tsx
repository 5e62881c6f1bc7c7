import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { loadBoard } from "@/features/service/promises/board/loaders";
import { PromiseBoard } from "@/features/service/promises/components/promise-board";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("promises"))("page.title") };
}

/** What was promised to customers and what became of it. */
export default async function Promises({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { workspace } = await params;
  return <PromiseBoard view={await loadBoard(workspace, await searchParams)} />;
}
