import type {
  AnswerOfCustomer,
  InvitationOfCustomer,
  listPurchases,
  SpellRow,
} from "@/db/queries/customers/read-history";
import type { FollowUpOfCustomer } from "@/db/queries/follow-ups/list-follow-ups-of-customer";
import type { listInteractionsOfCustomer } from "@/db/queries/service/find-interaction";
import { localDay } from "@/domain/calendar/day";
import { isLeavingReason, type LeavingReason } from "@/domain/customer/leaving-reason";
import { bandOf, isScaleId, SCALES } from "@/domain/metrics/scale";
import { formatMoney } from "@/features/customers/people/format-money";
import { sayDay } from "@/platform/i18n/say-days";
import type { Translator } from "@/platform/i18n/translator";
import type { ScoreGroup } from "@/ui/score-pill";

/** What is known to have happened with a customer, family by family. */
export interface History {
  readonly spells: readonly SpellRow[];
  readonly purchases: Awaited<ReturnType<typeof listPurchases>>;
  readonly answers: readonly AnswerOfCustomer[];
  readonly interactions: Awaited<ReturnType<typeof listInteractionsOfCustomer>>;
  readonly followUps: readonly FollowUpOfCustomer[];
  readonly invitations: readonly InvitationOfCustomer[];
}

/** One line of the time line. */
export interface TimeLineRow {
  readonly key: string;
  readonly day: string;
  /** The day as the reader's language writes it. */
  readonly when: string;
  readonly what: string;
  readonly text: string;
  readonly href: string | null;
  readonly pill: ScorePillView | null;
}

/** A score in a list, coloured by the group of its scale. */
export interface ScorePillView {
  readonly score: string;
  readonly tone: ScoreGroup;
}

export interface TimeLineContext {
  readonly t: Translator<"people">;
  /** Says why somebody left, as the page of staying and leaving does. */
  readonly reasons: Translator<"staying">;
  readonly locale: string;
  readonly zone: string;
  readonly slug: string;
}

/** So many lines are shown; of no kind of event more are read. */
export const MOST_LINES = 200;

/** Everything that happened, the newest first; of one day what came later in the day stands first. */
export function layTimeLine(history: History, { t, reasons, locale, zone, slug }: TimeLineContext): TimeLineRow[] {
  const base = `/w/${slug}`;
  const rows: (Omit<TimeLineRow, "when" | "day"> & { readonly at: string })[] = [];
  const add = (at: string, key: string, what: string, text: string, more: Partial<TimeLineRow> = {}) =>
    rows.push({ at, key, what, text, href: more.href ?? null, pill: more.pill ?? null });
  const instant = (at: Date | string) => {
    const moment = new Date(at);
    return `${localDay(moment, zone)} ${moment.toISOString()}`;
  };
  for (const one of history.spells) {
    const money = one.mrr === null ? null : t("monthly", { amount: formatMoney(one.mrr, one.currency, locale) });
    const about = [one.plan, money].filter((part) => part !== null).join(" · ");
    add(one.startDay, `${one.id} start`, t("line.began"), about);
    const why = one.reason === null ? "" : reasons(`reasons.codes.${reasonOf(one.reason)}`);
    if (one.endDay !== null)
      add(one.endDay, `${one.id} end`, t("line.ended"), [why, one.reasonNote ?? ""].filter(Boolean).join(": "));
  }
  for (const one of history.purchases) {
    const amount = one.amount === null ? "" : formatMoney(one.amount, one.currency, locale);
    const text = [amount, one.quantity === null ? "" : t("line.pieces", { n: one.quantity })]
      .filter(Boolean)
      .join(" · ");
    add(one.day, one.id, t("line.bought"), text);
  }
  for (const one of history.answers)
    add(instant(one.at), one.id, t(answeredBy(one), { survey: one.survey }), one.comment ?? "", {
      href: `${base}/surveys/${one.surveyId}/answers?response=${one.id}`,
      pill: pillOf(one.scale, one.score),
    });
  for (const one of history.interactions)
    add(instant(one.openedAt), one.id, t("line.asked", { channel: one.channel }), one.subject, {
      href: `${base}/customers/service/interactions/${one.id}`,
    });
  for (const one of history.followUps) {
    add(instant(one.openedAt), one.id, t("line.followUp"), t(`followUps.${one.state}`), {
      href: `${base}/feedback?tab=all&open=${one.id}`,
    });
  }
  for (const one of history.invitations) {
    const became = one.bouncedAt ? "bounced" : one.answeredAt ? "answered" : "sent";
    add(instant(one.sentAt), one.id, t("line.invited", { survey: one.survey }), t(`invitations.${became}`));
  }
  return rows
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .slice(0, MOST_LINES)
    .map(({ at, ...row }) => {
      const day = at.slice(0, 10);
      return { ...row, day, when: sayDay(day, locale) };
    });
}

function answeredBy({ claimed }: AnswerOfCustomer) {
  return claimed ? "line.answeredUnverified" : "line.answered";
}

/** A score with the tone of its group; null where its scale has none. */
export function pillOf(scale: string | null, score: number | null): ScorePillView | null {
  if (scale === null || score === null || !isScaleId(scale)) return null;
  const { groups } = SCALES[scale];
  const band = bandOf(SCALES[scale], score);
  const place = groups.findIndex(({ name }) => name === band);
  if (place < 0) return null;
  return { score: String(score), tone: place === 0 ? "low" : place === groups.length - 1 ? "high" : "middle" };
}

/** A reason that a writer of another time may have left reads as another one. */
function reasonOf(code: string): LeavingReason {
  return isLeavingReason(code) ? code : "other";
}
