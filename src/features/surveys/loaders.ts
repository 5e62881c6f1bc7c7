import { sayInstant } from "@/platform/i18n/say-days";
import "server-only";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { type Tx, withTenant } from "@/db/client";
import { countTestResponses } from "@/db/queries/count-test-responses";
import { findSurvey, findSurveyVersion, type SurveyRow } from "@/db/queries/find-survey";
import { findUsualBrand } from "@/db/queries/usual-brand";
import type { WorkspaceScope } from "@/db/scope";
import { composeMailRow, MAIL_TOOLS } from "@/domain/survey/compose-mail-row";
import { LOCALES } from "@/domain/survey/locale";
import { pageWords } from "@/domain/survey/words";
import { countAnswers } from "@/features/surveys/count-answers";
import { type Choice, describeChoice } from "@/features/surveys/describe-choice";
import { qrLink } from "@/features/surveys/draw-qr";
import { composeSnippets } from "@/features/surveys/embed/compose-snippets";
import { startValues } from "@/features/surveys/start-form";
import { statusOf, surveyUrl } from "@/features/surveys/view";
import { isUuid } from "@/platform/is-uuid";
import { can } from "@/platform/roles";
import { runtime } from "@/platform/runtime";
import { requireWorkspace } from "@/platform/session";
import { surveyLinks } from "@/platform/survey-places";

/** What the form itself offers; the others stand in the list of templates. */
const OFFERED = ["nps", "csat", "csat-faces", "csat-10", "ces"] as const;
const FIRST_DAY = "1900-01-01";
const LAST_DAY = "2999-12-31";

/** What every survey form needs: what can be chosen, in which languages. */
async function formBasics(slug: string) {
  const t = await getTranslations("newSurvey");
  const locale = await getLocale();
  return {
    slug,
    choices: OFFERED.map((template) => describeChoice(template, t, locale)),
    locales: LOCALES.map((locale) => ({ locale, name: pageWords(locale).language })),
    previewUrl: `/w/${slug}/surveys/preview`,
  };
}

/** The form of a new survey; `query` may ask for a kind, a scale, a language. The workspace's look goes on, else the last survey's. */
export async function loadNewSurvey(slug: string, query: { kind?: string; scale?: string; lang?: string }) {
  const { db, scope, workspace } = await requireWorkspace(slug, "survey.write");
  const brand = await withTenant(db, scope, (tx) => findUsualBrand(tx, scope));
  const basics = await formBasics(slug);
  const words = (template: Choice["template"], locale: keyof Choice["words"]) =>
    basics.choices.find((choice) => choice.template === template)?.words[locale] ?? {};
  const lang = (query.lang ?? workspace.locale).slice(0, 2);
  const templatesUrl = `/w/${slug}/surveys/templates`;
  return { ...basics, templatesUrl, initial: startValues({ ...query, lang }, brand, words) };
}

/** The page a survey is handed out from: link, code, rows for mail, and what may be done with it. */
export async function loadShare(slug: string, id: string, toolWish: string | undefined) {
  const access = await requireWorkspace(slug, "survey.read");
  const { db, scope, workspace, role } = access;
  const { row, published, answers, tests } = await withTenant(db, scope, async (tx) => {
    const row = await requireRow(tx, scope, id);
    const published = await publishedOf(tx, scope, row);
    const answers = (await countAnswers(tx, scope, [row.id])).get(row.id) ?? 0;
    const tests = await countTestResponses(tx, scope, { surveyId: row.id, from: FIRST_DAY, to: LAST_DAY });
    return { row, published, answers, tests };
  });
  const locale = await getLocale();
  const url = surveyUrl(runtime().env.publicUrl, row.key);
  const tool = MAIL_TOOLS.find((one) => one.id === toolWish) ?? MAIL_TOOLS[0];
  const definition = published?.definition ?? row.draft;
  const closedAt = row.closedAt ?? row.closesAt;
  return {
    slug,
    id: row.id,
    key: row.key,
    name: row.name,
    status: statusOf(row, new Date()),
    version: row.publishedVersion,
    publishedAt: published ? sayInstant(published.publishedAt, workspace.zone, locale) : null,
    closedAt: closedAt ? sayInstant(closedAt, workspace.zone, locale) : null,
    url,
    qrUrl: qrLink(url),
    answers,
    tests,
    embed: {
      sites: row.embedOn,
      locked: row.passwordHash !== null,
      snippets: composeSnippets(runtime().env.publicUrl, row.key),
    },
    mail: { tool, tools: MAIL_TOOLS, html: tool ? composeMailRow(definition, url, tool) : null },
    links: surveyLinks({ slug, id: row.id }, role, "share", await getTranslations("surveyBar")),
    may: {
      write: can(role, "survey.write"),
      publish: can(role, "survey.publish"),
      remove: can(role, "survey.delete"),
      keys: can(role, "key.manage"),
      imports: can(role, "import.run"),
    },
  };
}

/** The survey a page is about; 404 where this workspace has none. */
export async function requireRow(tx: Tx, scope: WorkspaceScope, id: string): Promise<SurveyRow> {
  const row = isUuid(id) ? await findSurvey(tx, scope, id) : null;
  return row ?? notFound();
}

/** The version that respondents see; null before the first publishing. */
export async function publishedOf(tx: Tx, scope: WorkspaceScope, row: SurveyRow) {
  return row.publishedVersion === null ? null : findSurveyVersion(tx, scope, row.id, row.publishedVersion);
}
