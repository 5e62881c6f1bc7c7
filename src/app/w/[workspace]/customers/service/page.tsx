import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { loadPromiseSection } from "@/features/service/promises/board/loaders";
import { PromiseSection } from "@/features/service/promises/components/promise-section";
import { ServicePage } from "@/features/service/times/components/service-page";
import { loadService } from "@/features/service/times/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("service"))("page") };
}

/** How fast and how well customers are served, and what was promised to them. */
export default async function Service({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [{ workspace }, asked] = [await params, await searchParams];
  const [view, promises] = await Promise.all([loadService(workspace, asked), loadPromiseSection(workspace, asked)]);
  return (
    <ServicePage view={view}>
      <PromiseSection view={promises} />
    </ServicePage>
  );
}
