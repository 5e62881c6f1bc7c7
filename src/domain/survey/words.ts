import type { Locale } from "@/domain/survey/locale";
import { ar } from "@/domain/survey/words/ar";
import { de } from "@/domain/survey/words/de";
import { en } from "@/domain/survey/words/en";
import { es } from "@/domain/survey/words/es";
import { fr } from "@/domain/survey/words/fr";
import { ja } from "@/domain/survey/words/ja";

/** A page that tells why there is no question: its title and one sentence. */
export interface NoticeWords {
  readonly title: string;
  readonly text: string;
}

/** The public page's own words in one language. `{…}` are filled in by `fill`; none of these is markup. */
export interface PageWords {
  /** The language's name in itself, for the switcher. */
  readonly language: string;
  readonly chooseLanguage: string;
  readonly next: string;
  readonly back: string;
  readonly send: string;
  readonly optional: string;
  readonly notApplicable: string;
  readonly other: string;
  readonly otherWords: string;
  readonly yes: string;
  readonly no: string;
  readonly chooseAny: string;
  readonly chooseUpTo: string;
  readonly rank: string;
  /** "{score} of {max}", before the words of an end. */
  readonly scoreOf: string;
  /** After a chip that shows the score. */
  readonly saved: string;
  /** How many questions, by number: one, two, three, then any. */
  readonly questions: readonly [string, string, string, string];
  readonly savedOnNext: string;
  readonly progress: string;
  /** The same where a page shows several questions. */
  readonly page: string;
  readonly errors: {
    readonly required: string;
    readonly requiredText: string;
    readonly requiredRows: string;
    readonly requiredConsent: string;
    readonly tooLong: string;
    readonly tooMany: string;
    readonly tooFew: string;
    /** An option that stands alone was chosen with others. */
    readonly alone: string;
    readonly email: string;
    readonly number: string;
    readonly range: string;
    readonly date: string;
    readonly ranking: string;
    readonly text: string;
    readonly other: string;
  };
  readonly errorTitle: string;
  /** Above a list of what is wrong on a page. */
  readonly summary: string;
  readonly privacy: string;
  readonly privacyLink: string;
  /** On the page of an anonymous survey alone: true as long as `{n}` is its minimum group. */
  readonly anonymous: string;
  readonly youMayClose: string;
  readonly offline: string;
  /** The device cannot keep it. */
  readonly keepOpen: string;
  readonly noLine: string;
  readonly sent: string;
  readonly sending: string;
  readonly retry: string;
  readonly failed: string;
  /** Beside a notice that holds the answer for another try. */
  readonly kept: string;
  /** Somebody opens a link again whose answer was begun on this device. */
  readonly wasHere: string;
  readonly goOn: string;
  readonly startAgain: string;
  readonly testBanner: string;
  readonly previewBanner: string;
  /** The page before a survey that asks for a password; `wait` names the minutes. */
  readonly password: {
    readonly title: string;
    readonly text: string;
    readonly label: string;
    readonly go: string;
    readonly wrong: string;
    readonly wait: string;
  };
  readonly notices: {
    /** `{when}` is the day and time of the opening. */
    readonly notOpen: NoticeWords;
    readonly closed: NoticeWords;
    readonly full: NoticeWords;
    readonly unknown: NoticeWords;
    /** A personal link: none that was made here, or withdrawn; past its time; answered to the end. */
    readonly linkUnknown: NoticeWords;
    readonly linkExpired: NoticeWords;
    readonly linkUsed: NoticeWords;
    readonly unavailable: NoticeWords;
    readonly busy: NoticeWords;
  };
}

/** The page's own words in a language. */
export function pageWords(locale: Locale): PageWords {
  return WORDS[locale];
}

/** Puts values into `{name}` places; unknown places stay as they are. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : place,
  );
}

/** Digits as the language writes them: Arabic-Indic in Arabic, 0–9 elsewhere. */
export function digits(value: number | string, locale: Locale): string {
  if (locale !== "ar") return String(value);
  return String(value).replace(/[0-9]/g, (digit) => String.fromCharCode(0x0660 + Number(digit)));
}

const WORDS: Readonly<Record<Locale, PageWords>> = { en, de, fr, es, ja, ar };
