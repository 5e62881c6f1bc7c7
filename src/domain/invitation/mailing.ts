import type { Locale } from "@/domain/survey/locale";

/** Whom somebody chooses to ask: all customers, those with one attribute, or those who are named; each narrows the others. */
export interface Audience {
  readonly attribute: { readonly name: string; readonly value: string } | null;
  /** E-mail addresses or external ids; null: nobody is named. */
  readonly named: readonly string[] | null;
}

/** The same as it is kept: how many were named, never who. */
export interface KeptAudience {
  readonly attribute: Audience["attribute"];
  readonly named: number | null;
}

/** What a mail says around the survey's first question. */
export interface MailText {
  readonly subject: string;
  readonly body: string;
}

/** What of a mailing's rules may be changed while it runs. */
export interface MailingLimits {
  readonly quarantineDays: number;
  readonly dailyCap: number | null;
  readonly linkDays: number;
  readonly reminds: boolean;
  /** Of one that repeats. */
  readonly settleDays: number;
  readonly weekdaysOnly: boolean;
}

/** The words of a mailing in each language it is written in. */
export type MailingWords = Partial<Record<Locale, MailText>>;

/** Why somebody who was chosen gets no mail, in the order in which it is asked. */
export const SKIP_REASONS = [
  "no_address",
  "same_address",
  "unsubscribed",
  "bounced",
  "no_consent",
  "answered",
  "open_follow_up",
  "asked_lately",
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Days after which who has not begun is asked once more. */
export const REMINDER_DAYS = 4;
