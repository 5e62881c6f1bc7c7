import type { LateNotice, UntoldFollowUp } from "@/db/queries/follow-ups/follow-up-mail";
import { asHtml, isolate, plainLine } from "@/features/delivery/digest/mark-text";
import { noticeLink, wrapNotice } from "@/features/delivery/wrap-notice";
import type { AppLocale } from "@/platform/i18n/locale";
import { sayInstant } from "@/platform/i18n/say-days";
import { type Translator, translatorIn } from "@/platform/i18n/translator";
import type { RecordedMail } from "@/platform/mail";

/** What somebody is told, the most urgent first in each part. */
export interface FollowUpNews {
  readonly given: readonly UntoldFollowUp[];
  /** Their own that are overdue. */
  readonly overdue: readonly LateNotice[];
  /** Of others, or of nobody, that stayed open for too long. */
  readonly escalated: readonly LateNotice[];
}

export interface FollowUpMailFrame {
  readonly locale: AppLocale;
  readonly workspace: string;
  readonly zone: string;
  /** The page of follow-ups. */
  readonly url: string;
  /** Stops these mails with one press. */
  readonly stopUrl: string;
}

const PARTS = ["given", "overdue", "escalated"] as const;
type Part = (typeof PARTS)[number];
/** So many of each part stand in a mail by name; the others are counted. */
const MOST_NAMED = 20;

/** The mail that tells somebody of their follow-ups: who, why, until when; no answer's words leave the app. Pure. */
export function composeFollowUpMail(
  news: FollowUpNews,
  frame: FollowUpMailFrame,
): Omit<RecordedMail, "to" | "messageId"> {
  const { locale, url, stopUrl } = frame;
  const t = translatorIn(locale, "followUps");
  const workspace = isolate(plainLine(frame.workspace));
  const parts = PARTS.flatMap((part) => {
    const ones = news[part];
    if (ones.length === 0) return [];
    const named = ones.slice(0, MOST_NAMED).map((one) => ({
      href: `${url}?open=${one.id}`,
      text: sayLine(one, part, frame, t),
    }));
    const more = ones.length > named.length ? t("mail.more", { n: ones.length - named.length }) : null;
    return [{ lead: t(LEADS[part], { n: ones.length, workspace }), named, more }];
  });
  const [first] = PARTS.flatMap((part) => {
    const [one] = news[part];
    return one === undefined ? [] : [t(SUBJECTS[part], { n: news[part].length, who: whoOf(one, t) })];
  });
  const subject = first ?? workspace;
  const footer = t(news.escalated.length > 0 ? "mail.footerEscalated" : "mail.footer", { workspace });
  const text = [
    ...parts.flatMap(({ lead, named, more }) => [
      lead,
      "",
      ...named.flatMap((line) => [line.text, line.href, ""]),
      ...(more === null ? [] : [more, ""]),
    ]),
    t("mail.open"),
    url,
    "",
  ];
  const html = [
    ...parts.flatMap(({ lead, named, more }) => [
      `<p>${asHtml(lead)}</p><ul>`,
      ...named.map((line) => `<li style="margin:6px 0">${noticeLink(line.href, line.text)}</li>`),
      "</ul>",
      more === null ? "" : `<p>${asHtml(more)}</p>`,
    ]),
    `<p>${noticeLink(url, t("mail.open"))}</p>`,
  ];
  return wrapNotice({ locale, subject, text, html, footer, stop: { words: t("mail.stop"), href: stopUrl } });
}

const LEADS = { given: "mail.lead", overdue: "mail.leadOverdue", escalated: "mail.leadEscalated" } as const;
const SUBJECTS = {
  given: "mail.subject",
  overdue: "mail.subjectOverdue",
  escalated: "mail.subjectEscalated",
} as const;

function sayLine(
  one: UntoldFollowUp | LateNotice,
  part: Part,
  { zone, locale }: FollowUpMailFrame,
  t: Translator<"followUps">,
): string {
  const line = { who: whoOf(one, t), why: whyOf(one, t), due: isolate(sayInstant(one.dueAt, zone, locale)) };
  if (part === "given") return t("mail.line", line);
  if (part === "overdue" || !("owner" in one)) return t("mail.lineLate", line);
  return one.owner === null ? t("mail.lineNobody", line) : t("mail.lineOwner", { ...line, owner: isolate(one.owner) });
}

function whoOf(one: UntoldFollowUp, t: Translator<"followUps">): string {
  return one.who === null ? t("nobody") : isolate(plainLine(one.who));
}

function whyOf(one: UntoldFollowUp, t: Translator<"followUps">): string {
  if (one.kind === "check_in") return t("kinds.check_in");
  const why = t(`kinds.${one.kind}`);
  return one.score === null ? why : t("mail.scored", { why, score: one.score });
}
