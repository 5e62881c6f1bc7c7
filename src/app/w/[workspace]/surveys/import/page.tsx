import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportSurvey } from "@/features/surveys/transfer/components/import-survey";
import { loadImport } from "@/features/surveys/transfer/loaders";
import { ClientWords } from "@/ui/client-words";
import { PageBody } from "@/ui/shell/page-body";
import { Verdict } from "@/ui/verdict";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("surveyFile"))("page") };
}

/** A survey out of a JSON file: told in whole before anything is stored. */
export default async function ImportSurveyPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const { url, largest } = await loadImport(workspace);
  const t = await getTranslations("surveyFile");
  return (
    <PageBody width="wide" className="pt-8 sm:pt-10">
      <Verdict lead={t("lead")} className="mb-7">
        {t("page")}
      </Verdict>
      <ClientWords of={["surveyFile", "publish"]}>
        <ImportSurvey url={url} largest={largest} />
      </ClientWords>
    </PageBody>
  );
}
