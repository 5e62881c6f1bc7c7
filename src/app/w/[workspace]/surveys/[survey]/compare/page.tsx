import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ComparePage } from "@/features/dashboards/compare/components/compare-page";
import { loadComparison } from "@/features/dashboards/compare/loaders";

interface Props {
  params: Promise<{ workspace: string; survey: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("compare"))("title") };
}

export default async function Page({ params, searchParams }: Props) {
  const { workspace, survey } = await params;
  return <ComparePage view={await loadComparison(workspace, survey, await searchParams)} />;
}
