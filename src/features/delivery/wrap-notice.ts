import { asHtml, withoutMarks } from "@/features/delivery/digest/mark-text";
import { type AppLocale, directionOf } from "@/platform/i18n/locale";
import type { RecordedMail } from "@/platform/mail";

/** A short mail that tells a member of something, before it is a mail. What people typed is set apart by `isolate`. */
interface NoticeParts {
  readonly locale: AppLocale;
  readonly subject: string;
  /** Lines of the plain text above the footer. */
  readonly text: readonly string[];
  /** The same as pieces of HTML, in the same order. */
  readonly html: readonly string[];
  /** Why this mail came. */
  readonly footer: string;
  /** Stops these mails with one press. */
  readonly stop: { readonly words: string; readonly href: string };
}

/** A notice as text and as HTML that says the same, with the headers by which mail programs offer to stop it. Pure. */
export function wrapNotice(notice: NoticeParts): Omit<RecordedMail, "to" | "messageId"> {
  const { locale, footer, stop } = notice;
  const subject = withoutMarks(notice.subject);
  const html = [
    `<!doctype html><html lang="${locale}" dir="${directionOf(locale)}"><head><meta charset="utf-8"><title>${asHtml(subject)}</title></head>`,
    `<body style="margin:0;padding:24px;font:15px/22px -apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans Arabic',Arial,sans-serif;color:#0c1f1d">`,
    ...notice.html,
    `<p style="font-size:13px;color:#4c5957">${asHtml(footer)} ${noticeLink(stop.href, stop.words)}</p></body></html>`,
  ].join("");
  return {
    subject,
    text: withoutMarks([...notice.text, footer, `${stop.words} ${stop.href}`].join("\n")),
    html,
    headers: {
      "List-Unsubscribe": `<${stop.href}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "Auto-Submitted": "auto-generated",
      "Content-Language": locale,
    },
  };
}

/** A link within a notice. */
export function noticeLink(href: string, words: string): string {
  return `<a href="${asHtml(href)}" style="color:#1f6f5c">${asHtml(words)}</a>`;
}
