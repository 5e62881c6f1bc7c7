import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SurveyDashboard } from "@/features/dashboards/survey/components/survey-dashboard";
import { rehearseDashboard } from "@/features/dashboards/survey/rehearse-dashboard";
import { isRehearsal } from "@/platform/rehearsal";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("surveyBar"))("tab") };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/**
 * A page as people see them, of nobody's numbers: our server asks for it after a start, so that the code is compiled. It stands
 * as deep as they do, in a frame like theirs: what V8 made for another shape of page it throws away at the first of theirs.
 */
export default async function Rehearsal({ searchParams }: Props) {
  if (!(await isRehearsal())) notFound();
  return <SurveyDashboard view={await rehearseDashboard(await searchParams)} />;
}
