import type { Metadata } from "next";
import { ImportReport } from "@/features/imports/components/import-report";
import { loadImport } from "@/features/imports/loaders";
import { PageBody } from "@/ui/shell/page-body";

export const metadata: Metadata = { title: "Import" };

/** One import: how far it is, and its report. */
export default async function ImportPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string; import: string }>;
  searchParams: Promise<{ after?: string }>;
}) {
  const { workspace, import: id } = await params;
  const { after } = await searchParams;
  return (
    <PageBody width="wide">
      <ImportReport report={await loadImport(workspace, id, after)} />
    </PageBody>
  );
}
