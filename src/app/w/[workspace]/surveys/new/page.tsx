import type { Metadata } from "next";
import { save } from "@/features/surveys/actions";
import { SurveyForm } from "@/features/surveys/components/survey-form";
import { loadNewSurvey } from "@/features/surveys/loaders";
import { PageBody } from "@/ui/shell/page-body";

export const metadata: Metadata = { title: "New survey" };

type Query = { kind?: string; scale?: string; lang?: string };

/** From nothing to a live survey on one screen; also where sign-up leads. */
export default async function NewSurveyPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Query>;
}) {
  const { workspace } = await params;
  const { kind, scale, lang } = await searchParams;
  const { slug, ...form } = await loadNewSurvey(workspace, { kind, scale, lang });
  return (
    <PageBody className="p-0 sm:p-0">
      <SurveyForm title="What do you want to know?" action={save.bind(null, slug)} {...form} />
    </PageBody>
  );
}
