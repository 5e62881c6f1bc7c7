import type { ListedFollowUp } from "@/db/queries/follow-ups/list-follow-ups";
import { type FollowUpState, isClosed } from "@/domain/follow-up/move-state";
import { bandOf, isScaleId, SCALES } from "@/domain/metrics/scale";
import type { Text } from "@/domain/survey/locale";
import { dateFormat } from "@/platform/i18n/formats";
import type { Translator } from "@/platform/i18n/translator";
import type { ScoreGroup } from "@/ui/score-pill";

/** What the board's words are said with. */
export interface BoardWords {
  readonly t: Translator<"followUps">;
  readonly metrics: Translator<"metrics">;
  readonly locale: string;
  readonly zone: string;
}

export interface Pill {
  readonly score: number;
  readonly tone: ScoreGroup;
  /** "detractor", read aloud. */
  readonly group: string;
}

/** A follow-up as a row of the list, in words. */
export interface RowView {
  readonly id: string;
  readonly href: string;
  readonly selected: boolean;
  readonly who: string;
  /** The customer's id, address, or what else tells them apart. */
  readonly whoDetail: string;
  readonly why: string;
  readonly pill: Pill | null;
  readonly comment: string;
  readonly lang: string | null;
  readonly due: string;
  readonly overdue: boolean;
  readonly stopped: string | null;
  readonly recovered: boolean;
  /** An address that may be written to; null where there is none or they asked not to be. */
  readonly address: string | null;
  readonly ownerId: string | null;
  readonly state: FollowUpState;
  readonly revision: number;
}

/** Says a row of the list. */
export function describeRow(
  row: ListedFollowUp,
  words: BoardWords,
  at: { readonly now: Date; readonly href: string; readonly selected: boolean },
): RowView {
  const { t } = words;
  return {
    id: row.id,
    href: at.href,
    selected: at.selected,
    who: nameOf(row) ?? t("nobody"),
    whoDetail: detailOf(row),
    why: whyOf(row, words),
    pill: describePill(row.scale, row.score, words.metrics),
    comment: row.comment ?? "",
    lang: row.locale,
    due: describeInstant(row.dueAt, words),
    overdue: !isClosed(row.state) && row.dueAt < at.now,
    stopped: row.customer?.stopped ? t(`stopped.${row.customer.stopped}`) : null,
    recovered: row.recoveredAt !== null,
    address: addressOf(row),
    ownerId: row.ownerId,
    state: row.state,
    revision: row.revision,
  };
}

/** Whom it is about: a name, else an address, else an id; null where nobody is named. */
export function nameOf({ customer, identity, givenEmail }: ListedFollowUp): string | null {
  return (
    customer?.name ||
    identity?.name ||
    customer?.email ||
    identity?.email ||
    givenEmail ||
    customer?.externalId ||
    identity?.customer ||
    null
  );
}

/** Where they may be written to; null for somebody who asked not to be, or whose mail came back. */
export function addressOf({ customer, identity, givenEmail }: ListedFollowUp): string | null {
  if (customer?.stopped) return null;
  return customer?.email ?? givenEmail ?? identity?.email ?? null;
}

function detailOf(row: ListedFollowUp): string {
  const name = nameOf(row);
  const others = [row.customer?.email ?? row.givenEmail ?? row.identity?.email, row.customer?.externalId];
  return others.find((text) => text && text !== name) ?? "";
}

/** Why it is there: "Low score", what was chosen in the survey's words, or which check-in. */
export function whyOf(row: ListedFollowUp, { t, locale }: Pick<BoardWords, "t" | "locale">): string {
  const { kind, reasons, checkIn } = row;
  if (kind === "check_in" && checkIn !== null) return checkInName(checkIn, t);
  const chosen = nameParts(row, "option", { t, locale });
  const rated = nameParts(row, "row", { t, locale });
  const named = reasons.flatMap((reason) => {
    if (!isReason(reason)) return [];
    if (reason === "option_chosen" && chosen !== null) return [t("chosen", { what: chosen })];
    if (reason === "low_score" && rated !== null) return [t("ratedLow", { what: rated })];
    return [t(`kinds.${reason}`)];
  });
  return named.length === 0 ? t(`kinds.${kind}`) : named.join(" · ");
}

/** What was chosen, or rated low with its scores, as the survey calls it to the one who reads; null where nothing was. */
function nameParts(row: ListedFollowUp, of: "option" | "row", { t, locale }: Pick<BoardWords, "t" | "locale">) {
  const said = (row.named ?? []).flatMap(({ part, title, label, score, locale: own }) => {
    if ((score === null) !== (of === "option")) return [];
    const inWords = (text: Text) => textIn(text, { locale, own });
    if (score !== null && label !== null) return [t("rated", { row: inWords(label), score })];
    const answer = label === null ? t(part.endsWith("/yes") ? "yes" : "no") : inWords(label);
    return [t("toQuestion", { answer, question: inWords(title) })];
  });
  return said.length === 0 ? null : new Intl.ListFormat(locale).format(said);
}

/** A survey's own words, in the reader's language where it has it, kept apart from the sentence around them. */
function textIn(text: Text, { locale, own }: { readonly locale: string; readonly own: string }): string {
  const words: Readonly<Record<string, string | undefined>> = text;
  return `\u2068${words[locale] ?? words[own] ?? ""}\u2069`;
}

/** A check-in's code in words. */
function checkInName(code: string, t: BoardWords["t"]): string {
  const after = /^after_(\d+)$/.exec(code);
  if (after) return t("checkIns.after", { n: Number(after[1]) });
  return code === "before_renewal" ? t("checkIns.before_renewal") : t("checkIns.poor_experiences");
}

const REASONS = ["contact_asked", "risk_word", "low_score", "option_chosen", "nps_batch", "check_in"] as const;
export function isReason(text: string): text is (typeof REASONS)[number] {
  return REASONS.some((reason) => reason === text);
}

/** A score with its band in words; null where there is none. */
export function describePill(scale: string | null, score: number | null, metrics: BoardWords["metrics"]): Pill | null {
  if (scale === null || score === null || !isScaleId(scale)) return null;
  const { groups } = SCALES[scale];
  const place = groups.findIndex(({ scores }) => scores.includes(score));
  const band = bandOf(SCALES[scale], score);
  const tone = place < 0 ? "middle" : place === 0 ? "low" : place === groups.length - 1 ? "high" : "middle";
  return { score, tone, group: band === null ? "" : metrics(`bands.${band}`, { n: 1 }) };
}

/** An instant in the workspace's zone: "Fri, 20 Nov, 10:00". */
export function describeInstant(at: Date, { locale, zone }: Pick<BoardWords, "locale" | "zone">): string {
  return dateFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  }).format(at);
}
