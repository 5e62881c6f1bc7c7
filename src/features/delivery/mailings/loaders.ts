import "server-only";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { findSurvey, findSurveyVersion } from "@/db/queries/find-survey";
import { listCustomerAttributes } from "@/db/queries/invitations/audience";
import { listMailings } from "@/db/queries/mailings/mailings";
import { SURVEY_MAIL_WORDS } from "@/domain/invitation/words";
import { fill } from "@/domain/survey/words";
import { refusalOf } from "@/features/delivery/mailings/start-mailing";
import { newId } from "@/platform/id";
import { isUuid } from "@/platform/is-uuid";
import { runtime } from "@/platform/runtime";
import { requireWorkspace } from "@/platform/session";
import { surveyLinks } from "@/platform/survey-places";

/** The page that sends a survey by mail: what was sent, what is being sent, and the form of the next. */
export async function loadMailings(slug: string, surveyId: string) {
  const { db, scope, role, workspace } = await requireWorkspace(slug, "survey.publish");
  if (!isUuid(surveyId)) notFound();
  const loaded = await withTenant(db, scope, async (tx) => {
    const survey = await findSurvey(tx, scope, surveyId);
    if (survey === null) return null;
    const version = await findSurveyVersion(tx, scope, survey.id, survey.publishedVersion ?? 0);
    const { locale, locales, brand } = version?.definition ?? survey.draft;
    const gaps = { brand: brand.name };
    return {
      survey: { id: survey.id, name: survey.name },
      refusal: refusalOf(survey) ?? (runtime().mailer === null ? ("noServer" as const) : null),
      attributes: await listCustomerAttributes(tx, scope),
      mailings: await listMailings(tx, scope, survey.id),
      texts: [locale, ...locales.filter((one) => one !== locale)].map((one) => ({
        locale: one,
        subject: fill(SURVEY_MAIL_WORDS[one].subject, gaps),
        body: SURVEY_MAIL_WORDS[one].body,
      })),
    };
  });
  if (loaded === null) notFound();
  const links = surveyLinks({ slug, id: surveyId }, role, "invitations", await getTranslations("surveyBar"));
  return { slug, zone: workspace.zone, links, nextId: newId(), ...loaded };
}

export type MailingsView = Awaited<ReturnType<typeof loadMailings>>;
