import type { MailingWords, MailText } from "@/domain/invitation/mailing";
import { SURVEY_MAIL_WORDS } from "@/domain/invitation/words";
import { composeMailRow } from "@/domain/survey/compose-mail-row";
import type { Definition } from "@/domain/survey/definition";
import { directionOf, isLocale, type Locale, textIn } from "@/domain/survey/locale";
import { plainWords } from "@/domain/survey/pipes";
import { fill } from "@/domain/survey/words";
import { asHtml, plainLine } from "@/features/delivery/digest/mark-text";
import type { RecordedMail } from "@/platform/mail";

/** One customer's mail: in which language, under which links. */
export interface SurveyMailFrame {
  readonly locale: Locale;
  /** The page of the survey without its query, and what the query says of who answers. */
  readonly page: string;
  readonly query: string;
  /** Stops these mails: a page with a button, and one click of a mail program. */
  readonly stopUrl: string;
  readonly reminder: boolean;
}

/** The language a mail is written in for a customer: theirs where it has words, else the survey's own. */
export function mailLocale(wanted: string | null, words: MailingWords, definition: Definition): Locale {
  const short = wanted?.toLowerCase().split(/[-_]/)[0];
  return isLocale(short) && words[short] !== undefined ? short : definition.locale;
}

/**
 * The mail that asks one customer: what somebody wrote, the first question with its scores, where each only opens the page with
 * that score chosen, a button where it begins otherwise, and how to get no more. Pure.
 */
export function composeSurveyMail(
  definition: Definition,
  words: MailText,
  frame: SurveyMailFrame,
): Omit<RecordedMail, "to" | "messageId"> {
  const { locale, page, query, stopUrl, reminder } = frame;
  const own = SURVEY_MAIL_WORDS[locale];
  const brand = plainLine(definition.brand.name);
  const written = plainLine(fill(words.subject, { brand }));
  const subject = reminder ? fill(own.reminder, { subject: written }) : written;
  const body = fill(words.body, { brand }).trim();
  const why = fill(own.why, { brand });
  const link = `${page}?channel=email&${query}`;
  const row = composeMailRow({ ...definition, locale }, page, { id: "plain", name: "", query });
  const [first] = definition.questions;
  const question = first ? plainWords(textIn(first.title, locale, definition.locale), brand) : "";
  const text = [body, "", question, `${own.answer}: ${link}`, "", why, `${own.stop}: ${stopUrl}`].join("\n");
  const paragraphs = body
    .split(/\n\s*\n/)
    .map((one) => `<p style="margin:0 0 16px">${asHtml(one.trim()).replaceAll("\n", "<br>")}</p>`)
    .join("");
  const button = `<p style="margin:24px 0"><a href="${asHtml(link)}" style="display:inline-block;padding:12px 24px;border-radius:6px;background:#1d1d24;color:#ffffff;text-decoration:none;font-weight:600">${asHtml(own.answer)}</a></p>`;
  const html = [
    `<!doctype html><html lang="${locale}" dir="${directionOf(locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${asHtml(subject)}</title></head>`,
    `<body style="margin:0;padding:24px;background:#ffffff;color:#1d1d24;font:16px/24px -apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans Arabic',Arial,sans-serif"><div style="max-width:560px;margin:0 auto">`,
    paragraphs,
    row ?? "",
    button,
    `<p style="margin:32px 0 0;padding-top:12px;border-top:1px solid #e2e2e6;color:#56565f;font-size:13px;line-height:20px">${asHtml(why)} <a href="${asHtml(stopUrl)}" style="color:#56565f">${asHtml(own.stop)}</a></p>`,
    "</div></body></html>",
  ].join("");
  return {
    subject,
    text,
    html,
    headers: {
      "List-Unsubscribe": `<${stopUrl}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "Content-Language": locale,
    },
  };
}
