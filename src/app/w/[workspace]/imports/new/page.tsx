import type { Metadata } from "next";
import { UploadForm } from "@/features/imports/components/upload-form";
import { loadNewImport } from "@/features/imports/loaders";
import { PageBody } from "@/ui/shell/page-body";

export const metadata: Metadata = { title: "Import a file" };

/** Chooses the file to import. */
export default async function NewImportPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const { slug } = await loadNewImport(workspace);
  return (
    <PageBody width="wide">
      <h1 className="mb-4 font-medium font-voice text-verdict-small">Import answers from a file</h1>
      <UploadForm slug={slug} />
    </PageBody>
  );
}
