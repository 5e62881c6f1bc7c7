import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ServicePage } from "@/features/service/times/components/service-page";
import { loadService } from "@/features/service/times/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("service"))("page") };
}

/** How fast and how well customers are served. */
export default async function Service({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { workspace } = await params;
  return <ServicePage view={await loadService(workspace, await searchParams)} />;
}
