import type { Tx } from "@/db/client";
import type { DigestRow, Recipient } from "@/db/queries/digest/find-digest";
import type { WorkspaceRow } from "@/db/queries/find-workspace";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import type { DigestFrame, DigestNews } from "@/features/delivery/digest/digest-content";
import { comparedDays, coveredDays, type Days, type DigestSchedule } from "@/features/delivery/digest/plan-period";
import { unsubscribeToken } from "@/platform/auth/unsubscribe-token";
import { type AppLocale, appLocale } from "@/platform/i18n/locale";

/** What of a workspace a mail tells. Surveys null: all of them. */
export interface DigestQuestion {
  readonly surveyIds: readonly string[] | null;
  readonly days: Days;
  readonly compared: Days;
  readonly withComments: boolean;
  readonly withGoals: boolean;
  /** Who reads it, and in which language. */
  readonly reader?: { readonly userId: string; readonly locale: AppLocale };
}

/**
 * Reads what a mail tells, by the readers of the screens, with their suppression. It is handed in by pages and jobs, so that
 * a mail computes no number of its own.
 */
export type DigestReader = (
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceRow,
  question: DigestQuestion,
  now: Date,
) => Promise<DigestNews>;

/** How somebody wants their mail, without when it comes next. */
export type DigestWishes = Omit<DigestRow, "workspaceId" | "nextDay" | "nextAt" | "quiet" | "pausedAt" | "pauseReason">;

/** Where links lead, and what signs the one that stops the mail. */
export interface DigestPlace {
  readonly baseUrl: string;
  readonly secret: string;
}

/** When somebody wants their mail. */
export function scheduleOf({ cadence, weekday, monthDay, hour, zone }: DigestWishes): DigestSchedule {
  return { cadence, weekday, monthDay, hour, zone };
}

/** The days a mail is about that is made now: those before today, where it has begun for person and workspace alike. */
export function daysUntilNow({ cadence, zone }: DigestWishes, workspaceZone: string, now: Date): Days {
  const [today = ""] = [localDay(now, zone), localDay(now, workspaceZone)].sort();
  return coveredDays(cadence, today);
}

/** Reads what one mail tells, and sets up the frame it is told in. */
export async function readDigest(
  tx: Tx,
  scope: WorkspaceScope,
  mail: {
    readonly wishes: DigestWishes;
    readonly recipient: Recipient;
    readonly workspace: WorkspaceRow;
    readonly days: Days;
    readonly asked: boolean;
  },
  { readNews, place, now }: { readonly readNews: DigestReader; readonly place: DigestPlace; readonly now: Date },
): Promise<{ frame: DigestFrame; news: DigestNews }> {
  const { wishes, recipient, workspace, days, asked } = mail;
  const { surveyIds, withComments, withGoals } = wishes;
  const compared = comparedDays(wishes.cadence, days);
  const reader = { userId: wishes.userId, locale: appLocale(wishes.locale ?? recipient.locale) };
  const news = await readNews(
    tx,
    scope,
    workspace,
    { surveyIds, days, compared, withComments, withGoals, reader },
    now,
  );
  const token = unsubscribeToken(place.secret, scope.workspaceId, wishes.userId);
  const frame: DigestFrame = {
    locale: appLocale(wishes.locale ?? recipient.locale),
    schedule: scheduleOf(wishes),
    email: recipient.email,
    workspace: { name: workspace.name, slug: workspace.slug },
    days,
    compared,
    asked,
    quiet: "no",
    resumed: false,
    baseUrl: place.baseUrl,
    unsubscribeUrl: `${place.baseUrl}/unsubscribe/${token}`,
  };
  return { frame, news };
}

/** Whether anything came in over the days of a mail. What an anonymous survey hides has come in too. */
export function isQuiet(news: DigestNews): boolean {
  return news.numbers.every(({ n, suppressed }) => n === 0 && !suppressed);
}
