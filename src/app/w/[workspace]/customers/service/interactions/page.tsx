import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InteractionsPage } from "@/features/service/times/components/interactions-page";
import { loadInteractions } from "@/features/service/times/list-loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("service.list"))("title") };
}

/** The interactions behind a number. */
export default async function Interactions({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { workspace } = await params;
  return <InteractionsPage view={await loadInteractions(workspace, await searchParams)} />;
}
