import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportReport } from "@/features/imports/components/import-report";
import { loadImport } from "@/features/imports/loaders";
import { PageBody } from "@/ui/shell/page-body";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports"))("page") };
}

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
