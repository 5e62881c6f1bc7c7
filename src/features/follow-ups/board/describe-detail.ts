import type { Standing } from "@/db/queries/customers/read-standing";
import type { FollowUpDetail, FollowUpEventView } from "@/db/queries/follow-ups/find-follow-up";
import type { ListedFollowUp } from "@/db/queries/follow-ups/list-follow-ups";
import { type Cause, isCause } from "@/domain/follow-up/causes";
import { isClosed } from "@/domain/follow-up/move-state";
import {
  type BoardWords,
  describeInstant,
  describePill,
  describeRow,
  isReason,
  type Pill,
  type RowView,
} from "@/features/follow-ups/board/describe-row";
import { readCause, readState } from "@/features/follow-ups/written-state";
import { dateLocale } from "@/platform/i18n/locale";

/** One follow-up in words. */
export interface DetailView extends RowView {
  readonly closeHref: string;
  /** "Due Fri, 20 Nov, 10:00", "Opened …", one a line. */
  readonly facts: readonly string[];
  readonly foundWords: string | null;
  readonly answerHref: string | null;
  readonly answerGone: boolean;
  readonly surveyName: string | null;
  readonly customerHref: string | null;
  readonly mailHref: string | null;
  readonly recoveredText: string | null;
  readonly cause: Cause | "";
  readonly causeWords: string;
  readonly note: string;
  readonly answers: readonly {
    readonly id: string;
    readonly href: string;
    readonly when: string;
    readonly survey: string;
    readonly pill: Pill | null;
    readonly comment: string;
  }[];
  readonly interactions: readonly { readonly id: string; readonly text: string; readonly when: string }[];
  readonly events: readonly { readonly id: string; readonly what: string; readonly when: string }[];
}

/** Says one follow-up with its history. `members`: names by id. */
export function describeDetail(
  detail: FollowUpDetail,
  words: BoardWords,
  at: {
    readonly now: Date;
    readonly slug: string;
    readonly closeHref: string;
    readonly members: ReadonlyMap<string, string>;
    /** What the customer is and pays; null where none is known. */
    readonly standing: Standing | null;
    /** How an agent is called before the one who reads. */
    readonly showAgent: (agent: string) => string;
  },
): DetailView {
  const { t } = words;
  const { row } = detail;
  const when = (instant: Date) => describeInstant(instant, words);
  const answer = (surveyId: string, id: string) => `/w/${at.slug}/surveys/${surveyId}/answers?response=${id}`;
  const view = describeRow(row, words, { now: at.now, href: at.closeHref, selected: true });
  return {
    ...view,
    closeHref: at.closeHref,
    facts: [
      t(isClosed(row.state) ? "detail.wasDue" : "detail.due", { when: view.due }),
      ...(row.answeredAt === null ? [] : [t("detail.answered", { when: when(row.answeredAt) })]),
      t("detail.opened", { when: when(row.openedAt) }),
      ...(isUnverified(row) ? [t("detail.unverified")] : []),
      ...sayValue(at.standing, words),
    ],
    foundWords:
      row.words.length === 0 ? null : t("detail.words", { words: new Intl.ListFormat(words.locale).format(row.words) }),
    answerHref: row.survey === null || row.responseId === null ? null : answer(row.survey.id, row.responseId),
    answerGone: row.responseId === null && row.kind !== "check_in",
    surveyName: row.survey?.name ?? null,
    customerHref: row.customer === null ? null : `/w/${at.slug}/customers/people/${row.customer.id}`,
    mailHref: view.address === null ? null : `mailto:${encodeURIComponent(view.address)}`,
    recoveredText: row.recoveredAt === null ? null : t("detail.recovered", { when: when(row.recoveredAt) }),
    cause: isCause(row.cause) ? row.cause : "",
    causeWords: row.causeWords,
    note: row.note,
    answers: detail.answers.map((one) => ({
      id: one.id,
      href: answer(one.survey.id, one.id),
      when: when(one.at),
      survey: one.survey.name,
      pill: describePill(one.scale, one.score, words.metrics),
      comment: one.comment ?? "",
    })),
    interactions: detail.interactions.map((one) => ({
      id: one.id,
      text: [one.subject || one.externalId, one.channel, one.agent && at.showAgent(one.agent)]
        .filter(Boolean)
        .join(" · "),
      when: when(one.at),
    })),
    events: [...detail.events].reverse().map((event) => ({
      id: event.id,
      what: t("events.by", { what: sayEvent(event, words, at.members), who: sayActor(event, t) }),
      when: when(event.at),
    })),
  };
}

/** Whether nothing but an unsigned link says whom it is about. */
function isUnverified({ customer, identity }: ListedFollowUp): boolean {
  return identity?.customer !== undefined || (customer === null && (identity?.name ?? identity?.email) !== undefined);
}

/** What stands behind it: "Pays €59 a month", through whom. */
function sayValue(standing: Standing | null, { t, locale }: BoardWords): string[] {
  if (standing === null || standing.mrr === null || standing.currency === null) return [];
  const amount = new Intl.NumberFormat(dateLocale(locale), {
    ...{ style: "currency", currency: standing.currency, maximumFractionDigits: standing.mrr % 100 === 0 ? 0 : 2 },
  }).format(standing.mrr / 100);
  return [
    standing.through
      ? t("detail.paysThrough", { amount, account: standing.through.name })
      : t("detail.pays", { amount }),
  ];
}

function sayActor({ actorKind, by }: FollowUpEventView, t: BoardWords["t"]): string {
  if (actorKind === "user") return by ?? t("events.left");
  return t(actorKind === "apiKey" ? "events.key" : "events.candor");
}

function sayEvent(event: FollowUpEventView, { t }: BoardWords, members: ReadonlyMap<string, string>): string {
  const { what, before, after } = event;
  switch (what) {
    case "opened":
    case "reason_added":
      return t(`events.${what}`, { why: after !== null && isReason(after) ? t(`kinds.${after}`) : "" });
    case "assigned":
      return after === null
        ? t("events.unassigned")
        : t("events.assigned", { who: members.get(after) ?? t("events.left") });
    case "state": {
      const [from, to] = [readState(before), readState(after)];
      return t("events.state", {
        before: from === null ? "" : t(`states.${from.state}`),
        after: to === null ? "" : t(`states.${to.state}`),
      });
    }
    case "cause": {
      const cause = readCause(after);
      if (cause === null) return t("events.cause", { cause: t("detail.noCause") });
      return t("events.cause", { cause: cause.words || t(`causes.${cause.cause}`) });
    }
    default:
      return t(`events.${what}`);
  }
}
