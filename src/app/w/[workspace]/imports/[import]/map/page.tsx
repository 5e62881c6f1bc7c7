import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MappingPage } from "@/features/imports/components/mapping-page";
import { loadMapping } from "@/features/imports/loaders";
import { PageBody } from "@/ui/shell/page-body";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports.map"))("title") };
}

/** Says which column of an uploaded file is what. */
export default async function MapPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string; import: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { workspace, import: id } = await params;
  return (
    <PageBody width="wide">
      <MappingPage {...(await loadMapping(workspace, id, await searchParams))} />
    </PageBody>
  );
}
