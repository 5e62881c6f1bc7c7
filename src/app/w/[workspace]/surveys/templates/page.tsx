import type { Metadata } from "next";
import { startFromTemplate } from "@/features/surveys/templates/actions";
import { TemplateList } from "@/features/surveys/templates/components/template-list";
import { loadTemplates } from "@/features/surveys/templates/loaders";
import { PageBody } from "@/ui/shell/page-body";

export const metadata: Metadata = { title: "Ready surveys" };

/** Surveys that are ready to be asked, beyond the three that the form makes. */
export default async function TemplatesPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const { slug, cards } = await loadTemplates(workspace);
  return (
    <PageBody width="wide">
      <TemplateList cards={cards} newSurveyUrl={`/w/${slug}/surveys/new`} action={startFromTemplate.bind(null, slug)} />
    </PageBody>
  );
}
