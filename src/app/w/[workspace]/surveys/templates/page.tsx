import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { startFromTemplate } from "@/features/surveys/templates/actions";
import { TemplateList } from "@/features/surveys/templates/components/template-list";
import { loadTemplates } from "@/features/surveys/templates/loaders";
import { duplicate } from "@/features/surveys/transfer/actions";
import { ClientWords } from "@/ui/client-words";
import { PageBody } from "@/ui/shell/page-body";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("templates"))("page") };
}

/** Surveys that are ready to be asked, and one's own to start from. */
export default async function TemplatesPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const view = await loadTemplates(workspace);
  return (
    <PageBody width="wide">
      <ClientWords of={["templates", "surveyBar"]}>
        <TemplateList
          view={view}
          start={startFromTemplate.bind(null, workspace)}
          duplicate={duplicate.bind(null, workspace)}
        />
      </ClientWords>
    </PageBody>
  );
}
