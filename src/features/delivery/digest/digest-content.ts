import type { Interval } from "@/domain/metrics/interval";
import type { MetricId } from "@/domain/metrics/metric-id";
import type { Days, DigestSchedule } from "@/features/delivery/digest/plan-period";
import type { AppLocale } from "@/platform/i18n/locale";

/** One number over the days of a mail, with what became of it since the days it is compared with. */
export interface DigestNumber {
  /** Null where it follows from no survey: customers, service, quality. */
  readonly surveyId: string | null;
  readonly survey: string;
  readonly questionId: string;
  readonly metric: MetricId;
  /** The highest point of its scale, for scores that are said "5.6 of 7". */
  readonly max: number;
  readonly value: number | null;
  readonly n: number;
  readonly interval: Interval | null;
  readonly counts: Readonly<Record<string, number>>;
  /** An anonymous survey does not tell it: it is of too few. */
  readonly suppressed: boolean;
  /** Null where nothing is compared; the verdict is corrected over all numbers of the mail. */
  readonly change: {
    readonly value: number | null;
    readonly n: number;
    readonly difference: number | null;
    readonly interval: Interval | null;
    readonly verdict: "up" | "down" | "no clear change" | null;
    readonly assessment: "better" | "worse" | "no clear change" | null;
  } | null;
  /** Its own days, where it is no number of a survey. */
  readonly days?: { readonly range: Days; readonly compared: Days };
}

/** What somebody wrote. `about`: what is known of the answer, never of the person. */
export interface DigestComment {
  readonly surveyId: string;
  readonly survey: string;
  readonly text: string;
  readonly score: number | null;
  readonly tone: "low" | "middle" | "high" | null;
  readonly about: readonly string[];
}

/** How a goal stands. */
export interface DigestGoal {
  readonly id: string;
  readonly metric: MetricId;
  readonly target: number;
  readonly endsOn: string;
  readonly survey: string | null;
  readonly segment: { readonly name: string; readonly value: string } | null;
  readonly state: "on track" | "at risk" | "off track" | "reached" | "not begun" | "too early to say" | "no data";
  readonly reached: "clearly" | "narrowly" | null;
  /** 0…1. */
  readonly odds: number | null;
  readonly value: number | null;
  readonly n: number;
  readonly interval: Interval | null;
}

/** All that a mail tells. */
export interface DigestNews {
  readonly numbers: readonly DigestNumber[];
  /** How many were tested together, where that is more than are told. */
  readonly tested?: number;
  /** Numbers that found no room. */
  readonly more: number;
  /** Follow-ups that wait now; null where the mail follows some surveys only. */
  readonly followUps: { readonly open: number; readonly overdue: number } | null;
  readonly comments: readonly DigestComment[];
  readonly goals: readonly DigestGoal[];
  /** Numbers that left their usual range, in the words of the mail's reader, where they want them here. */
  readonly alerts?: readonly string[];
}

/** Whom a mail is for, what it is about, and what it says of itself. */
export interface DigestFrame {
  readonly locale: AppLocale;
  readonly schedule: DigestSchedule;
  readonly email: string;
  readonly workspace: { readonly name: string; readonly slug: string };
  readonly days: Days;
  readonly compared: Days;
  /** It was asked for, and is none of the regular ones. */
  readonly asked: boolean;
  /** `first`: nothing came in; `pausing`: for the second time, so this is the last mail until something does. */
  readonly quiet: "no" | "first" | "pausing";
  /** It comes again after a pause. */
  readonly resumed: boolean;
  /** Scheme and host, without a slash at the end. */
  readonly baseUrl: string;
  readonly unsubscribeUrl: string;
}

/** A mail as it leaves. */
export interface ComposedDigest {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}
