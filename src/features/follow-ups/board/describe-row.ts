import type { ListedFollowUp } from "@/db/queries/follow-ups/list-follow-ups";
import { type FollowUpState, isClosed } from "@/domain/follow-up/move-state";
import { bandOf, isScaleId, SCALES } from "@/domain/metrics/scale";
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
    why: whyOf(row, t),
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

/** Why it is there: "Low score", or which check-in. */
export function whyOf(
  { kind, reasons, checkIn }: Pick<ListedFollowUp, "kind" | "reasons" | "checkIn">,
  t: BoardWords["t"],
): string {
  if (kind === "check_in" && checkIn !== null) return checkInName(checkIn, t);
  const named = reasons.flatMap((reason) => (isReason(reason) ? [t(`kinds.${reason}`)] : []));
  return named.length === 0 ? t(`kinds.${kind}`) : named.join(" · ");
}

/** A check-in's code in words. */
export function checkInName(code: string, t: BoardWords["t"]): string {
  const after = /^after_(\d+)$/.exec(code);
  if (after) return t("checkIns.after", { n: Number(after[1]) });
  return code === "before_renewal" ? t("checkIns.before_renewal") : t("checkIns.poor_experiences");
}

const REASONS = ["contact_asked", "risk_word", "low_score", "nps_batch", "check_in"] as const;
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
