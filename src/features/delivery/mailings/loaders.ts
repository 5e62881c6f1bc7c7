import "server-only";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { findSurvey, findSurveyVersion } from "@/db/queries/find-survey";
import { listCustomerAttributes } from "@/db/queries/invitations/audience";
import { listMailings } from "@/db/queries/mailings/mailings";
import { listWaves, type NewestWaves, type WaveCounts } from "@/db/queries/mailings/turns";
import { addDays, localDay, startOfDay } from "@/domain/calendar/day";
import { waveOf, waveStart } from "@/domain/invitation/waves";
import { SURVEY_MAIL_WORDS } from "@/domain/invitation/words";
import { shareReading } from "@/domain/metrics/share";
import { fill } from "@/domain/survey/words";
import { limitValues } from "@/features/delivery/mailings/input";
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
    const days = { zone, today };
    const mailings = await listMailings(tx, scope, survey.id, (one) => newestWaves(one, days)?.since ?? null);
    const newest = mailings.flatMap((one) => newestWaves(one, days) ?? []);
    const waves = await listWaves(tx, scope, newest, today);
    return {
      survey: { id: survey.id, name: survey.name },
      refusal: refusalOf(survey) ?? (runtime().mailer === null ? ("noServer" as const) : null),
      attributes: await listCustomerAttributes(tx, scope),
      mailings: mailings.map((one) => ({
        ...one,
        limits: limitValues(one),
        waves: sayWaves(one, waves.get(one.id) ?? [], zone),
        /** Its counts are of so many periods alone; null: of all its time. */
        lastPeriods: (newestWaves(one, days)?.wave ?? 0) > 0 ? MOST_WAVES : null,
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

const MOST_WAVES = 12;

/** What is read of a mailing that repeats, however long it has done so; null where it is sent once. */
function newestWaves(
  mailing: Parameters<typeof rhythmOf>[0] & { readonly id: string },
  { zone, today }: { readonly zone: string; readonly today: string },
): NewestWaves | null {
  const rhythm = rhythmOf(mailing, zone);
  if (rhythm === null) return null;
  const wave = Math.max(0, waveOf(rhythm, today) - MOST_WAVES + 1);
  return { id: mailing.id, wave, since: startOfDay(waveStart(rhythm, wave), zone) };
}

/** The periods of a mailing that repeats, with their days and their response rates. */
function sayWaves(mailing: Parameters<typeof rhythmOf>[0], waves: readonly WaveCounts[], zone: string) {
  const rhythm = rhythmOf(mailing, zone);
  if (rhythm === null) return [];
  return waves.map(({ wave, asked, answered, open, settled, settledAnswered }) => ({
    ...{ wave, asked, answered, open, from: waveStart(rhythm, wave) },
    until: addDays(waveStart(rhythm, wave + 1), -1),
    rate: shareReading(settledAnswered, settled),
  }));
}

export type MailingsView = Awaited<ReturnType<typeof loadMailings>>;
