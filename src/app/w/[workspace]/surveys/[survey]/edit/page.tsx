import type { Metadata } from "next";
import { save } from "@/features/surveys/actions";
import { SurveyForm } from "@/features/surveys/components/survey-form";
import { loadEdit } from "@/features/surveys/loaders";
import { PageBody } from "@/ui/shell/page-body";

export const metadata: Metadata = { title: "Edit survey" };

/** The form of an existing survey: its draft, until it is published. */
export default async function EditSurveyPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string; survey: string }>;
  searchParams: Promise<{ saved?: string }>;
}) {
  const { workspace, survey: id } = await params;
  const { saved } = await searchParams;
  const { slug, ...form } = await loadEdit(workspace, id);
  return (
    <PageBody className="p-0 sm:p-0">
      <SurveyForm title="Edit the survey" saved={saved === "1"} action={save.bind(null, slug, id)} {...form} />
    </PageBody>
  );
}
