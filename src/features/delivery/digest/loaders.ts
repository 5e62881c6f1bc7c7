import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { findDigest, findRecipient, listDeliveries } from "@/db/queries/digest/find-digest";
import { readOutlines } from "@/db/queries/read-outlines";
import { composeDigest } from "@/features/delivery/digest/compose-digest";
import { sayDays, sayHour, sayWeekday } from "@/features/delivery/digest/describe-days";
import type { ComposedDigest } from "@/features/delivery/digest/digest-content";
import type { WishesInput } from "@/features/delivery/digest/input";
import { type DigestReader, daysUntilNow, isQuiet, readDigest } from "@/features/delivery/digest/read-digest";
import { toInput, usualWishes } from "@/features/delivery/digest/save-wishes";
import { type MailLine, sayStanding, toMailLine } from "@/features/delivery/digest/view";
import { appLocale } from "@/platform/i18n/locale";
import { runtime } from "@/platform/runtime";
import { requireWorkspace } from "@/platform/session";

/** One thing to choose. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface DigestSettingsView {
  readonly slug: string;
  readonly email: string;
  readonly standing: string;
  readonly paused: boolean;
  readonly wishes: WishesInput;
  readonly choices: Readonly<
    Record<"weekday" | "monthDay" | "hour" | "zone" | "locale" | "surveys", readonly Choice[]>
  >;
  readonly preview: ComposedDigest & { readonly days: string };
  /** Whether a mail server is set. */
  readonly canSend: boolean;
  readonly mails: readonly MailLine[];
}

const MAILS_SHOWN = 20;
const OWN_NAMES = { en: "English", de: "Deutsch", ar: "العربية" } as const;

/** How a member gets the regular mail, what it would say now, and what became of those before: for every member. */
export async function loadDigest(slug: string, readNews: DigestReader): Promise<DigestSettingsView> {
  const { db, scope, workspace, user } = await requireWorkspace(slug, "dashboard.read");
  const locale = await getLocale();
  const t = await getTranslations("digest");
  const { mailer, env, authSecret } = runtime();
  const now = new Date();
  const read = await withTenant(db, scope, async (tx) => {
    const digest = await findDigest(tx, scope, user.userId);
    const recipient = (await findRecipient(tx, scope, user.userId)) ?? user;
    const wishes = digest ?? usualWishes(user.userId, workspace.zone);
    const days = daysUntilNow(wishes, workspace.zone, now);
    const place = { baseUrl: env.publicUrl, secret: authSecret };
    const mail = { wishes, recipient, workspace, days, asked: false };
    const { frame, news } = await readDigest(tx, scope, mail, { readNews, place, now });
    const surveys = (await readOutlines(tx, scope)).filter(({ status }) => status !== "draft");
    const mails = await listDeliveries(tx, scope, user.userId, MAILS_SHOWN);
    return {
      digest,
      wishes,
      days,
      mails,
      surveys,
      composed: composeDigest(isQuiet(news) ? { ...frame, quiet: "first" } : frame, news),
    };
  });
  const { digest, wishes, days, composed } = read;
  const telling = { t, locale, zone: wishes.zone };
  const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, place) => from + place);
  return {
    slug,
    email: user.email,
    standing: sayStanding(telling, digest),
    paused: digest?.active === true && digest.pausedAt !== null,
    wishes: toInput(wishes),
    choices: {
      weekday: numbers(1, 7).map((day) => ({ value: String(day), label: sayWeekday(day, locale) })),
      monthDay: numbers(1, 28).map((day) => ({ value: String(day), label: String(day) })),
      hour: numbers(0, 23).map((hour) => ({ value: String(hour), label: sayHour(hour, locale) })),
      zone: [...new Set([wishes.zone, "UTC", ...Intl.supportedValuesOf("timeZone")])]
        .sort()
        .map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") })),
      locale: [
        { value: "own", label: t("settings.ownLocale", { language: OWN_NAMES[appLocale(user.locale)] }) },
        ...Object.entries(OWN_NAMES).map(([value, label]) => ({ value, label })),
      ],
      surveys: read.surveys.map(({ id, name }) => ({ value: id, label: name })),
    },
    preview: { ...composed, days: sayDays(days, locale) },
    canSend: mailer !== null,
    mails: read.mails.map((mail) => toMailLine(telling, mail)),
  };
}
