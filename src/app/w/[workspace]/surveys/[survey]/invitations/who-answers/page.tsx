import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NonresponsePage } from "@/features/dashboards/nonresponse/components/nonresponse-page";
import { loadNonresponse } from "@/features/dashboards/nonresponse/loaders";

interface Props {
  params: Promise<{ workspace: string; survey: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nonresponse"))("title") };
}

export default async function Page({ params, searchParams }: Props) {
  const { workspace, survey } = await params;
  return <NonresponsePage view={await loadNonresponse(workspace, survey, await searchParams)} />;
}
