import type { Definition, ScoreQuestion } from "@/domain/survey/definition";
import { pointsOf } from "@/domain/survey/labels";
import { directionOf, textIn } from "@/domain/survey/locale";
import { isScoreQuestion } from "@/domain/survey/outline";
import { plainWords } from "@/domain/survey/pipes";
import { digits, fill, pageWords } from "@/domain/survey/words";

/** A tool that sends mail, with its own places for who is asked. */
export interface MailTool {
  readonly id: "zendesk" | "intercom" | "freshdesk" | "mailchimp" | "plain";
  readonly name: string;
  /** Parameters after `q` and `channel`, placeholders as the tool writes them. */
  readonly query: string;
}

export const MAIL_TOOLS: readonly MailTool[] = [
  {
    id: "zendesk",
    name: "Zendesk",
    query: "customer={{ticket.requester.email}}&interaction={{ticket.id}}",
  },
  {
    id: "intercom",
    name: "Intercom",
    query: "customer={{user_id}}&email={{email}}",
  },
  {
    id: "freshdesk",
    name: "Freshdesk",
    query: "customer={{ticket.requester.email}}&interaction={{ticket.id}}",
  },
  {
    id: "mailchimp",
    name: "Mailchimp",
    query: "customer=*|EMAIL|*",
  },
  {
    id: "plain",
    name: "Plain mail",
    query: "",
  },
];

const FONT = 'font-family:-apple-system,"Segoe UI",Roboto,Arial,sans-serif'.replaceAll('"', "'");
/** Faces that every mail program has had since 2012; what each means is said in words beside it. */
const FACES: Readonly<Record<number, readonly string[]>> = { 3: ["😞", "😐", "😊"], 5: ["😞", "😕", "😐", "😊", "😄"] };

/**
 * The survey's first question with its scores in a row, as HTML for a mail: a table (mail programs know nothing newer),
 * styles in place, every score a link that opens the page with that score chosen. Null where the survey does not begin with
 * a score. Placeholders stand as the tool wants them, everything else is escaped.
 */
export function composeMailRow(definition: Definition, url: string, tool: MailTool): string | null {
  const [first] = definition.questions;
  if (!first || !isScoreQuestion(first)) return null;
  const { locale, brand } = definition;
  const points = pointsOf(first, locale, locale);
  const title = plainWords(textIn(first.title, locale, locale), brand.name);
  const width = Math.floor(100 / points.length);
  const cells = points.map(({ score, label }) => {
    const query = [`q=${score}`, "channel=email", tool.query].filter(Boolean).join("&");
    const most = points.at(-1)?.score ?? score;
    const says = fill(pageWords(locale).scoreOf, { score: digits(score, locale), max: digits(most, locale) });
    const name = label === "" ? says : `${says}, ${label}`;
    const href = escapeHtml(`${url}?${query}`);
    return `    <td width="${width}%" align="center" style="padding:0 2px"><a href="${href}" aria-label="${escapeHtml(name)}" style="display:block;padding:12px 0;border:1px solid #83838d;border-radius:6px;background:#ffffff;color:#1d1d24;font-size:16px;line-height:20px;font-weight:600;text-decoration:none">${cellText(first, score, points.length, definition)}</a></td>`;
  });
  const left = Math.ceil(points.length / 2);
  const [low, high] = [points[0]?.label ?? "", points.at(-1)?.label ?? ""];
  const end = `color:#56565f;font-size:14px;line-height:20px;padding:8px 2px 0`;
  return `<table role="presentation" lang="${locale}" dir="${directionOf(locale)}" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;${FONT}">
  <tr>
    <td colspan="${points.length}" style="padding:0 2px 16px;color:#1d1d24;font-size:18px;line-height:26px;font-weight:600">${escapeHtml(title)}</td>
  </tr>
  <tr>
${cells.join("\n")}
  </tr>
  <tr>
    <td colspan="${left}" style="${end}">${escapeHtml(low)}</td>
    <td colspan="${points.length - left}" align="${directionOf(locale) === "rtl" ? "left" : "right"}" style="${end}">${escapeHtml(high)}</td>
  </tr>
</table>`;
}

function cellText(question: ScoreQuestion, score: number, size: number, { locale }: Definition): string {
  const faces = question.kind === "csat" && question.scale.startsWith("faces") ? FACES[size] : undefined;
  if (faces) return faces[score - 1] ?? String(score);
  if (question.kind === "csat" && question.scale === "thumbs") return score === 1 ? "👍" : "👎";
  return digits(score, locale);
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
