import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { save } from "@/features/surveys/actions";
import { SurveyForm } from "@/features/surveys/components/survey-form";
import { loadNewSurvey } from "@/features/surveys/loaders";
import { ClientWords } from "@/ui/client-words";
import { PageBody } from "@/ui/shell/page-body";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("newSurvey"))("page") };
}

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ kind?: string; scale?: string; lang?: string }>;
}

/** From nothing to a live survey on one screen; also where sign-up leads. */
export default async function NewSurveyPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { kind, scale, lang } = await searchParams;
  const { slug, ...form } = await loadNewSurvey(workspace, { kind, scale, lang });
  return (
    <PageBody className="p-0 sm:p-0">
      <ClientWords of={["newSurvey", "brandColor", "findings", "lint"]}>
        <SurveyForm action={save.bind(null, slug)} {...form} />
      </ClientWords>
    </PageBody>
  );
}
