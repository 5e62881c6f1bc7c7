import { formatNumber } from "@/domain/metrics/display";
import { sayDays, scheduleGaps } from "@/features/delivery/digest/describe-days";
import { type GoalLine, sayGoal } from "@/features/delivery/digest/describe-goals";
import {
  type DigestWordsOf,
  type NumberLine,
  sayHeadline,
  sayNews,
  sayNumber,
} from "@/features/delivery/digest/describe-news";
import type { DigestComment, DigestFrame, DigestNews, DigestNumber } from "@/features/delivery/digest/digest-content";
import { isolate, plainLine, shorten } from "@/features/delivery/digest/mark-text";
import { ledgerPath } from "@/platform/handed-on";

/** A comment as a line of a mail. */
export interface CommentLine {
  readonly score: string | null;
  readonly tone: "low" | "middle" | "high" | null;
  readonly text: string;
  readonly about: string;
  readonly href: string;
}

/** A link with its words. */
export interface MailLink {
  readonly label: string;
  readonly href: string;
}

/** A mail in words, as both its faces show it. What people typed is set apart by marks. */
export interface DigestView {
  readonly workspace: string;
  readonly period: string;
  readonly headline: string;
  readonly lead: readonly string[];
  /** That it pauses, or is back. */
  readonly notice: string | null;
  readonly news: { readonly title: string; readonly lines: readonly string[] } | null;
  readonly numbers: {
    readonly title: string;
    readonly lines: readonly NumberLine[];
    readonly foot: string;
    readonly more: string | null;
  } | null;
  readonly comments: { readonly title: string; readonly lines: readonly CommentLine[] } | null;
  readonly goals: { readonly title: string; readonly lines: readonly GoalLine[] } | null;
  readonly open: MailLink;
  readonly footer: readonly string[];
  readonly change: MailLink;
  readonly unsubscribe: MailLink;
}

const MOST_LETTERS = 280;

/** Says a mail: what is new and clear first, then the numbers, a few comments, the goals, and how to change or stop it. */
export function describeDigest(words: DigestWordsOf, frame: DigestFrame, news: DigestNews): DigestView {
  const { digest, locale } = words;
  const { days, schedule } = frame;
  const home = `${frame.baseUrl}/w/${frame.workspace.slug}`;
  const at = (surveyId: string) => `${home}/surveys/${surveyId}?from=${days.from}&to=${days.to}`;
  const numberAt = ({ surveyId, questionId, metric, days: own }: DigestNumber) => {
    const { range, compared } = own ?? { range: days, compared: frame.compared };
    if (surveyId === null) return ledgerPath(home, metric, { ...range, compared });
    return `${at(surveyId)}&question=${encodeURIComponent(questionId)}`;
  };
  // What follows from no survey has no two sides to lay beside each other: its ledger says both.
  const changeAt = (number: DigestNumber) => (number.surveyId === null ? null : sidesAt(number));
  const sidesAt = ({ surveyId, questionId }: DigestNumber) =>
    `${home}/surveys/${surveyId}/compare?question=${encodeURIComponent(questionId)}&from=${days.from}&to=${days.to}&compare=days&vs.from=${frame.compared.from}&vs.to=${frame.compared.to}`;
  const told = sayHeadline(words, news, frame.quiet !== "no");
  const lines = [...(news.alerts ?? []), ...sayNews(words, news.numbers, frame)];
  const period = sayDays(days, locale, schedule.cadence === "monthly");
  const email = isolate(frame.email);
  return {
    workspace: isolate(frame.workspace.name),
    period: schedule.cadence === "weekly" ? digest("mail.week", { days: period }) : period,
    ...told,
    lead: [...told.lead, ...sayFollowUps(words, news)],
    notice: sayNotice(words, frame),
    news: lines.length === 0 ? null : { title: digest("mail.new"), lines },
    numbers:
      news.numbers.length === 0
        ? null
        : {
            title: digest("mail.follow", { n: news.numbers.length }),
            lines: news.numbers.map((one) => sayNumber(words, one, { number: numberAt(one), change: changeAt(one) })),
            foot: digest("mail.foot", { days: sayDays(frame.compared, locale) }),
            more: news.more > 0 ? digest("mail.more", { n: news.more }) : null,
          },
    comments:
      news.comments.length === 0
        ? null
        : {
            title: digest("mail.comments", { n: news.comments.length }),
            lines: news.comments.map((one) => sayComment(words, one, `${at(one.surveyId)}#comments`)),
          },
    goals:
      news.goals.length === 0
        ? null
        : {
            title: digest("mail.goals"),
            lines: news.goals.map((goal) => sayGoal(words, goal, `${home}/goals/${goal.id}`)),
          },
    open: { label: digest("mail.open"), href: home },
    footer: frame.asked
      ? [digest("mail.asked", { email })]
      : [digest("mail.sent", { email, ...scheduleGaps(schedule, locale) }), digest("mail.pauses")],
    change: { label: digest("mail.change"), href: `${home}/settings/digest` },
    unsubscribe: { label: digest("mail.unsubscribe"), href: frame.unsubscribeUrl },
  };
}

/** What waits for somebody to come back to it. */
function sayFollowUps({ digest }: DigestWordsOf, { followUps }: DigestNews): string[] {
  return followUps === null || followUps.open === 0 ? [] : [digest("mail.followUps", { ...followUps })];
}

function sayNotice({ digest }: DigestWordsOf, { quiet, resumed }: DigestFrame): string | null {
  if (quiet === "first") return digest("mail.quiet");
  if (quiet === "pausing") return digest("mail.pausing");
  return resumed ? digest("mail.resumed") : null;
}

function sayComment({ digest, locale }: DigestWordsOf, comment: DigestComment, href: string): CommentLine {
  return {
    score: comment.score === null ? null : formatNumber(comment.score, { locale }),
    tone: comment.tone,
    text: digest("mail.quoted", { text: isolate(shorten(plainLine(comment.text), MOST_LETTERS)) }),
    about: [comment.survey, ...comment.about].map((part) => isolate(shorten(plainLine(part), 60))).join(" · "),
    href,
  };
}
