import type { Metadata } from "next";
import { ImportSurvey } from "@/features/surveys/transfer/components/import-survey";
import { loadImport } from "@/features/surveys/transfer/loaders";
import { PageBody } from "@/ui/shell/page-body";
import { Verdict } from "@/ui/verdict";

export const metadata: Metadata = { title: "Import a survey" };

/** A survey out of a JSON file: told in whole before anything is stored. */
export default async function ImportSurveyPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const { url, largest } = await loadImport(workspace);
  return (
    <PageBody width="wide" className="pt-8 sm:pt-10">
      <Verdict
        lead="A file that a survey’s menu downloaded, here or elsewhere, or a definition of your own."
        className="mb-7"
      >
        Import a survey
      </Verdict>
      <ImportSurvey url={url} largest={largest} />
    </PageBody>
  );
}
