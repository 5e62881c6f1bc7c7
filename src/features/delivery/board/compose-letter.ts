import { asHtml, isolate, withoutMarks } from "@/features/delivery/digest/mark-text";
import { appLocale, directionOf } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";
import type { RecordedMail } from "@/platform/mail";

/** A pack as it is sent. */
export interface PackLetter {
  readonly locale: string;
  readonly reference: string;
  readonly days: string;
  readonly verdict: string;
  readonly pdf: Buffer;
}

/** The mail that a pack hangs on: one sentence and where the other files are, as text and as HTML that says the same. */
export function composeLetter(
  { locale, reference, days, verdict, pdf }: PackLetter,
  to: {
    readonly recipient: { readonly name: string; readonly email: string };
    readonly workspace: { readonly name: string };
    readonly url: string;
  },
): Pick<RecordedMail, "subject" | "text" | "html" | "attachments"> {
  const t = translatorIn(appLocale(locale), "board");
  const workspace = isolate(to.workspace.name);
  const lines = [
    t("letter.greeting", { name: isolate(to.recipient.name || to.recipient.email) }),
    t("letter.body", { workspace, days, verdict }),
    t("letter.reference", { reference, url: to.url }),
    t("letter.why"),
  ];
  const body = lines.map((line) => `<p style="margin:0 0 16px">${asHtml(line)}</p>`).join("");
  return {
    subject: withoutMarks(t("letter.subject", { workspace, days })),
    text: lines.join("\n\n"),
    html: `<!doctype html><html lang="${locale}" dir="${directionOf(locale)}"><body style="font:16px/1.5 sans-serif;max-width:600px">${body}</body></html>`,
    attachments: [{ filename: `${reference}.pdf`, content: pdf, contentType: "application/pdf" }],
  };
}
