import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { listSurveys } from "@/db/queries/find-survey";
import { findUsualBrand } from "@/db/queries/usual-brand";
import { languageName } from "@/domain/survey/diff/value-words";
import { LOCALES } from "@/domain/survey/locale";
import { questionsOf } from "@/domain/survey/outline";
import { TEMPLATE_IDS } from "@/domain/survey/templates/templates";
import { describeTemplate } from "@/features/surveys/templates/describe-template";
import { requireWorkspace } from "@/platform/session";

/** Every ready survey, and the workspace's own to start from. The workspace's look goes on, else the last survey's. */
export async function loadTemplates(slug: string) {
  const { db, scope } = await requireWorkspace(slug, "survey.write");
  const words = {
    t: await getTranslations("templates"),
    facts: await getTranslations("templateFacts"),
    locale: await getLocale(),
  };
  const { surveys, brand } = await withTenant(db, scope, async (tx) => ({
    surveys: await listSurveys(tx, scope),
    brand: await findUsualBrand(tx, scope),
  }));
  return {
    slug,
    cards: TEMPLATE_IDS.map((id) => describeTemplate(id, brand, words)),
    own: surveys.map(({ id, name, status, draft }) => ({ id, name, status, questions: questionsOf(draft).length })),
    languages: LOCALES.map((locale) => ({ locale, name: languageName(locale) })),
    /** To it a template's id and a language are added. */
    previewUrl: `/w/${slug}/surveys/preview?${new URLSearchParams({ brand: brand.name, color: brand.color })}`,
  };
}
