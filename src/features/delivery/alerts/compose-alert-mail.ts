import { asHtml, isolate, plainLine } from "@/features/delivery/digest/mark-text";
import { noticeLink, wrapNotice } from "@/features/delivery/wrap-notice";
import type { AppLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";
import type { RecordedMail } from "@/platform/mail";

/** A line with where it leads, below the workspace's own address. */
export interface MailLine {
  readonly text: string;
  readonly detail: string;
  readonly path: string;
}

export interface AlertMailContent {
  readonly numbers: readonly MailLine[];
  readonly answers: readonly MailLine[];
  /** There are more answers than are named. */
  readonly moreAnswers: boolean;
}

export interface AlertMailFrame {
  readonly locale: AppLocale;
  readonly workspace: string;
  /** The workspace's own address. */
  readonly home: string;
  /** Stops these mails with one press. */
  readonly stopUrl: string;
}

/** The mail that tells somebody which of their numbers left the usual range, and of single answers. Pure. */
export function composeAlertMail(
  { numbers, answers, moreAnswers }: AlertMailContent,
  { locale, home, stopUrl, ...frame }: AlertMailFrame,
): Omit<RecordedMail, "to" | "messageId"> {
  const t = translatorIn(locale, "alerts");
  const more = { text: t("mail.moreSingles"), detail: "", path: "feedback" };
  const parts = [
    { title: t("list.title"), lines: numbers },
    { title: t("answers.title"), lines: moreAnswers ? [...answers, more] : answers },
  ].filter(({ lines }) => lines.length > 0);
  const [first] = numbers;
  const headline = first
    ? numbers.length === 1
      ? first.text
      : t("mail.several", { n: numbers.length })
    : t(moreAnswers ? "mail.manySingles" : "mail.singles", { n: answers.length });
  const workspace = isolate(plainLine(frame.workspace));
  const subject = t("mail.subject", { workspace: plainLine(frame.workspace), headline });
  const text = parts.flatMap(({ title, lines }) => [
    title,
    ...lines.flatMap(({ text, detail, path }) => [
      `- ${text}`,
      ...(detail === "" ? [] : [`  ${detail}`]),
      `  ${home}/${path}`,
    ]),
    "",
  ]);
  const html = [
    ...parts.map(
      ({ title, lines }) =>
        `<p style="font-weight:600">${asHtml(title)}</p><ul>${lines
          .map(
            (line) =>
              `<li style="margin:8px 0">${noticeLink(`${home}/${line.path}`, line.text)}<br><span style="color:#4c5957">${asHtml(line.detail)}</span></li>`,
          )
          .join("")}</ul>`,
    ),
    `<p>${noticeLink(`${home}/alerts`, t("mail.open"))}</p>`,
  ];
  const stop = { words: t("mail.stop"), href: stopUrl };
  return wrapNotice({ locale, subject, text, html, footer: t("mail.footer", { workspace }), stop });
}
