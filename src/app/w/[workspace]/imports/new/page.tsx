import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UploadForm } from "@/features/imports/components/upload-form";
import { loadNewImport } from "@/features/imports/loaders";
import { ClientWords } from "@/ui/client-words";
import { PageBody } from "@/ui/shell/page-body";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports"))("new") };
}

/** Chooses the file to import. */
export default async function NewImportPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const { slug } = await loadNewImport(workspace);
  return (
    <PageBody width="wide">
      <h1 className="mb-4 font-medium font-voice text-verdict-small">
        {(await getTranslations("imports"))("newTitle")}
      </h1>
      <ClientWords of={["imports"]}>
        <UploadForm slug={slug} />
      </ClientWords>
    </PageBody>
  );
}
