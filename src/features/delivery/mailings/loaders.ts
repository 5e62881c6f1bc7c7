import "server-only";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { findSurvey, findSurveyVersion } from "@/db/queries/find-survey";
import { listCustomerAttributes } from "@/db/queries/invitations/audience";
import { listMailings } from "@/db/queries/mailings/mailings";
import { listWaves, type WaveCounts } from "@/db/queries/mailings/turns";
import { addDays, localDay } from "@/domain/calendar/day";
import { waveOf, waveStart } from "@/domain/invitation/waves";
import { SURVEY_MAIL_WORDS } from "@/domain/invitation/words";
import { shareReading } from "@/domain/metrics/share";
import { fill } from "@/domain/survey/words";
import { rhythmOf } from "@/features/delivery/mailings/repeat-mailing";
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
  const { zone } = workspace;
  const now = new Date();
  const today = localDay(now, zone);
  const loaded = await withTenant(db, scope, async (tx) => {
    const survey = await findSurvey(tx, scope, surveyId);
    if (survey === null) return null;
    const version = await findSurveyVersion(tx, scope, survey.id, survey.publishedVersion ?? 0);
    const { locale, locales, brand } = version?.definition ?? survey.draft;
    const languages = [locale, ...locales.filter((one) => one !== locale)];
    const gaps = { brand: brand.name };
    const mailings = await listMailings(tx, scope, survey.id);
    const waves = await listWaves(
      ...([tx, scope] as const),
      mailings.filter(({ everyMonths }) => everyMonths !== null).map(({ id }) => id),
    );
    return {
      survey: { id: survey.id, name: survey.name },
      refusal: refusalOf(survey) ?? (runtime().mailer === null ? ("noServer" as const) : null),
      attributes: await listCustomerAttributes(tx, scope),
      mailings: mailings.map((one) => ({
        ...one,
        waves: sayWaves(one, waves.get(one.id) ?? [], { zone, today }),
        /** Mails are leaving just now. */
        moves: one.nextAt !== null && (one.everyMonths === null || one.nextAt <= now) && one.counts.waiting > 0,
        texts: languages.map((locale) => ({ locale, ...(one.words[locale] ?? { subject: "", body: "" }) })),
      })),
      texts: languages.map((one) => ({
        locale: one,
        subject: fill(SURVEY_MAIL_WORDS[one].subject, gaps),
        body: SURVEY_MAIL_WORDS[one].body,
      })),
    };
  });
  if (loaded === null) notFound();
  const links = surveyLinks({ slug, id: surveyId }, role, "invitations", await getTranslations("surveyBar"));
  return { slug, zone, links, nextId: newId(), ...loaded };
}

/** The periods of a mailing that repeats, with their days and their response rates. */
function sayWaves(
  mailing: Parameters<typeof rhythmOf>[0],
  waves: readonly WaveCounts[],
  { zone, today }: { readonly zone: string; readonly today: string },
) {
  const rhythm = rhythmOf(mailing, zone);
  if (rhythm === null) return [];
  const running = waveOf(rhythm, today);
  return waves.map(({ wave, asked, answered }) => ({
    ...{ wave, asked, answered, running: wave === running, from: waveStart(rhythm, wave) },
    until: addDays(waveStart(rhythm, wave + 1), -1),
    rate: shareReading(answered, asked),
  }));
}

export type MailingsView = Awaited<ReturnType<typeof loadMailings>>;
