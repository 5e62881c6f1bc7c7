import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { QualityPage } from "@/features/quality/score/components/quality-page";
import { loadQuality } from "@/features/quality/score/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("quality"))("page") };
}

/** How good the service is, as reviewers and customers see it. */
export default async function Quality({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { workspace } = await params;
  return <QualityPage view={await loadQuality(workspace, await searchParams)} />;
}
