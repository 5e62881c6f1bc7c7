import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { listSurveys } from "@/db/queries/find-survey";
import { languageName } from "@/domain/survey/diff/value-words";
import { LOCALES } from "@/domain/survey/locale";
import { questionsOf } from "@/domain/survey/outline";
import { TEMPLATE_IDS } from "@/domain/survey/templates/templates";
import { describeTemplate } from "@/features/surveys/templates/describe-template";
import { requireWorkspace } from "@/platform/session";

/** Every ready survey, and the workspace's own to start from. The last survey's brand goes on. */
export async function loadTemplates(slug: string) {
  const { db, scope, workspace } = await requireWorkspace(slug, "survey.write");
  const words = {
    t: await getTranslations("templates"),
    facts: await getTranslations("templateFacts"),
    locale: await getLocale(),
  };
  const surveys = await withTenant(db, scope, (tx) => listSurveys(tx, scope));
  const [latest] = surveys;
  const brand = latest?.draft.brand ?? { name: workspace.name, color: "#000000" };
  return {
    slug,
    cards: TEMPLATE_IDS.map((id) => describeTemplate(id, brand, words)),
    own: surveys.map(({ id, name, status, draft }) => ({ id, name, status, questions: questionsOf(draft).length })),
    languages: LOCALES.map((locale) => ({ locale, name: languageName(locale) })),
    /** To it a template's id and a language are added. */
    previewUrl: `/w/${slug}/surveys/preview?${new URLSearchParams({ brand: brand.name, color: brand.color })}`,
  };
}
