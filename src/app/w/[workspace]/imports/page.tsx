import type { Metadata } from "next";
import { ImportList } from "@/features/imports/components/import-list";
import { loadImports } from "@/features/imports/loaders";
import { PageBody } from "@/ui/shell/page-body";

export const metadata: Metadata = { title: "Imports" };

/** The files that were imported. */
export default async function ImportsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  return (
    <PageBody width="wide">
      <ImportList {...(await loadImports(workspace))} />
    </PageBody>
  );
}
