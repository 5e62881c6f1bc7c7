import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NeedsPage } from "@/features/topics/components/needs-page";
import { loadNeeds } from "@/features/topics/load-needs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("topics"))("needs.title") };
}

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NeedsOfCustomersPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  return <NeedsPage view={await loadNeeds(workspace, await searchParams)} />;
}
