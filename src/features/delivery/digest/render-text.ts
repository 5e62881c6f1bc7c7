import type { DigestView, MailLink } from "@/features/delivery/digest/describe-digest";
import type { Tone } from "@/features/delivery/digest/describe-news";
import { withoutMarks } from "@/features/delivery/digest/mark-text";
import { type AppLocale, directionOf } from "@/platform/i18n/locale";

const RULE = "—".repeat(20);

/**
 * The same mail as plain text: every part, every number, every link. A line of text begins where its first letter says; one
 * that is read from the right says so by a mark, and keeps apart what is written from the left.
 */
export function renderText(view: DigestView, locale: AppLocale): string {
  const titled = (title: string, lines: readonly string[]) => [title.toLocaleUpperCase(locale), "", ...lines];
  const parts = [
    [`Candor · ${view.workspace} · ${view.period}`],
    [view.headline, ...view.lead],
    view.notice === null ? [] : [view.notice],
    view.news ? titled(view.news.title, view.news.lines) : [],
    view.numbers ? titled(view.numbers.title, numberLines(view.numbers)) : [],
    view.comments
      ? titled(
          view.comments.title,
          view.comments.lines.map(({ score, text, about }) => [score, text, `(${about})`].filter(Boolean).join(" ")),
        )
      : [],
    view.goals
      ? titled(
          view.goals.title,
          view.goals.lines.flatMap(({ name, state, now, href }) => [name, `  ${state}`, ...indented([now, href])]),
        )
      : [],
    [linked(view.open)],
    [RULE, ...view.footer, linked(view.change), linked(view.unsubscribe)],
  ];
  const text = parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
  return `${directionOf(locale) === "rtl" ? fromTheRight(text) : withoutMarks(text)}\n`;
}

/** Each line with a mark that it is read from the right; empty ones and bare links stay as they are. */
function fromTheRight(text: string): string {
  return text.replace(/^(?! *https?:)(?=.*\S)/gm, "\u200f");
}

function numberLines({ lines, foot, more }: NonNullable<DigestView["numbers"]>): string[] {
  const rows = lines.flatMap(({ name, survey, count, value, between, chip, href, changeHref }) => [
    `${name}: ${value}${chip.text === "" ? "" : ` · ${chip.text}`}`,
    ...indented([
      [between, count].filter(Boolean).join(" · "),
      survey,
      href,
      isClear(chip.tone) ? (changeHref ?? "") : "",
    ]),
  ]);
  return [...rows, "", ...(more === null ? [] : [more]), foot];
}

/** Only what changed clearly has the link to its comparison as well: a text must stay short. */
function isClear(tone: Tone): boolean {
  return tone === "better" || tone === "worse";
}

function indented(lines: readonly string[]): string[] {
  return lines.filter((line) => line !== "").map((line) => `  ${line}`);
}

function linked({ label, href }: MailLink): string {
  return `${label}: ${href}`;
}
