import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportList } from "@/features/imports/components/import-list";
import { loadImports } from "@/features/imports/loaders";
import { PageBody } from "@/ui/shell/page-body";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports"))("title") };
}

/** The files that were imported. */
export default async function ImportsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  return (
    <PageBody width="wide">
      <ImportList {...(await loadImports(workspace))} />
    </PageBody>
  );
}
