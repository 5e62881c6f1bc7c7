import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CrossPage } from "@/features/dashboards/cross/components/cross-page";
import { loadCross } from "@/features/dashboards/cross/loaders";

interface Props {
  params: Promise<{ workspace: string; survey: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cross"))("page") };
}

export default async function Page({ params, searchParams }: Props) {
  const { workspace, survey } = await params;
  return <CrossPage view={await loadCross(workspace, survey, await searchParams)} />;
}
