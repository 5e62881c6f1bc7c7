import type { Notice } from "@/db/queries/promises/promise-notices";
import { asHtml, isolate, plainLine } from "@/features/delivery/digest/mark-text";
import { noticeLink, wrapNotice } from "@/features/delivery/wrap-notice";
import type { AppLocale } from "@/platform/i18n/locale";
import { sayInstant } from "@/platform/i18n/say-days";
import { translatorIn } from "@/platform/i18n/translator";
import type { RecordedMail } from "@/platform/mail";

export interface PromiseMailFrame {
  readonly locale: AppLocale;
  readonly workspace: string;
  readonly zone: string;
  /** The page of promises. */
  readonly url: string;
  /** Stops these mails with one press. */
  readonly stopUrl: string;
}

/** So many stand in a mail one by one; the others are counted. */
const MOST_NAMED = 20;

/** The mail that tells somebody what was missed and what is due soon, with nothing of what customers wrote. Pure. */
export function composePromiseMail(
  notices: readonly Notice[],
  frame: PromiseMailFrame,
): Omit<RecordedMail, "to" | "messageId"> {
  const { locale, url, stopUrl } = frame;
  const t = translatorIn(locale, "promises");
  const line = ({ externalId, measure, policy, dueAt, agent }: Notice) => {
    const what = {
      id: isolate(plainLine(externalId)),
      target: t(`targets.${measure}`),
      policy: isolate(plainLine(policy)),
    };
    const due = isolate(dueAt === null ? "—" : sayInstant(dueAt, frame.zone, locale));
    return t("mail.line", { ...what, due, agent: agent === null ? t("mail.nobody") : isolate(plainLine(agent)) });
  };
  const parts = (["missed", "soon"] as const).flatMap((kind) => {
    const of = notices.filter((notice) => notice.kind === kind);
    if (of.length === 0) return [];
    const more = of.length > MOST_NAMED ? [t("mail.more", { n: of.length - MOST_NAMED })] : [];
    const title = t(`mail.${kind}`, { n: of.length });
    return [{ title, href: `${url}?list=${kind}`, lines: [...of.slice(0, MOST_NAMED).map(line), ...more] }];
  });
  const workspace = isolate(plainLine(frame.workspace));
  const [first] = parts;
  const subject = `${plainLine(frame.workspace)}: ${first?.title ?? ""}`;
  const text = parts.flatMap(({ title, href, lines }) => [title, ...lines.map((one) => `- ${one}`), href, ""]);
  const html = parts.map(
    ({ title, href, lines }) =>
      `<p style="font-weight:600">${noticeLink(href, title)}</p><ul>${lines.map((one) => `<li style="margin:6px 0">${asHtml(one)}</li>`).join("")}</ul>`,
  );
  const stop = { words: t("mail.stop"), href: stopUrl };
  return wrapNotice({ locale, subject, text, html, footer: t("mail.footer", { workspace }), stop });
}
