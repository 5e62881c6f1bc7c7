import type { ListedState } from "@/db/queries/answers/answer-filter";
import type { ResponseDetail } from "@/db/queries/answers/find-response-detail";
import { isLocale, type Locale } from "@/domain/survey/locale";
import { readMarks } from "@/domain/survey/suspicion";
import { describeAnswers, type Pill, pillOf, type SaidAnswer } from "@/features/responses/describe-answer";
import { languageName } from "@/features/responses/describe-facets";
import { type AnswersQuery, answersHref } from "@/features/responses/input";
import { type AnswersData, scaleOfSeries } from "@/features/responses/read-answers";
import type { Words } from "@/features/responses/say-answers";
import { sayInstant } from "@/platform/i18n/say-days";

/** One response in words, as it stands beside the list. */
export interface DetailView {
  readonly id: string;
  readonly href: string;
  readonly closeHref: string;
  readonly state: ListedState;
  readonly stateName: string;
  readonly pill: Pill | null;
  readonly when: string;
  readonly channel: string;
  readonly comment: string | null;
  readonly lang: string;
  /** Why it is held or marked, or why somebody excluded it. */
  readonly reasons: readonly { readonly title: string; readonly why: string }[];
  readonly answers: readonly SaidAnswer[];
  readonly customer: readonly (readonly [name: string, value: string])[];
  /** Everything this customer answered here; null where nobody knows who it was. */
  readonly customerHref: string | null;
  /** Whether an unsigned link said who it is, so nobody checked it. */
  readonly unverified: boolean;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly timeline: readonly TimelineEntry[];
  readonly version: string;
}

export interface TimelineEntry {
  readonly key: string;
  readonly what: string;
  readonly when: string;
  readonly note: string | null;
  readonly href: string | null;
}

const NOTHING: AnswersQuery = { state: "counted", scores: [], series: [], filters: {}, order: "newest" };
const IDENTITY = ["name", "email", "customer", "interaction", "agent"] as const;

const DEEDS: Readonly<Record<string, "released" | "excluded" | "restored" | "undone">> = {
  "response.released": "released",
  "response.excluded": "excluded",
  "response.restored": "restored",
  "response.undone": "undone",
};

/**
 * Says one response. In an anonymous survey it has no time, no person, and attributes only as groups on the left: questions
 * stand in their usual words, as others are chosen by attributes.
 */
export function describeDetail(
  data: AnswersData,
  detail: ResponseDetail,
  query: AnswersQuery,
  context: { readonly path: string; readonly zone: string },
  words: Words,
): DetailView {
  const { t } = words;
  const { survey, focus, outline } = data;
  const { path, zone } = context;
  const definition = data.definitions.get(detail.version);
  const locale: Locale = isLocale(detail.locale) ? detail.locale : "en";
  const scored = detail.answers.find((one) => one.questionId === focus.questionId);
  const pill = scored ? pillOf(scaleOfSeries(outline, focus.questionId, scored.series), scored.score, words) : null;
  const answers = definition
    ? describeAnswers(
        definition,
        detail.answers,
        { locale, attributes: survey.anonymous ? {} : detail.attributes },
        words,
      )
    : [];
  const comment = detail.answers.find(
    (one) => one.text !== null && outline.commentQuestionIds.includes(one.questionId),
  );
  const { identity } = detail;
  const named = IDENTITY.flatMap((name) => {
    const value = identity?.[name];
    return value === undefined || (name === "customer" && detail.customer !== null)
      ? []
      : [[t(`detail.facts.${name}`), value] as const];
  });
  return {
    id: detail.id,
    href: answersHref(path, NOTHING, { response: detail.id }),
    closeHref: answersHref(path, query, { response: undefined, cursor: query.cursor }),
    state: detail.state,
    stateName: t(`states.${detail.state}`),
    pill,
    when: survey.anonymous ? "" : sayInstant(detail.answeredAt, zone, words.locale),
    channel: detail.imported ? t("detail.imported") : detail.channel,
    comment: comment?.text ?? null,
    lang: detail.locale,
    reasons: reasonsOf(detail.state, detail.reason, words),
    answers,
    customer: survey.anonymous
      ? []
      : [...(detail.customer === null ? [] : [[t("detail.facts.customer"), detail.customer] as const]), ...named],
    customerHref:
      survey.anonymous || detail.customer === null
        ? null
        : answersHref(path, { ...NOTHING, state: "real" }, { customer: detail.customer }),
    unverified:
      identity?.customer !== undefined ||
      (detail.customer === null && (identity?.name ?? identity?.email) !== undefined),
    attributes: survey.anonymous ? [] : Object.entries(detail.attributes),
    timeline: timelineOf(data, detail, query, context, words),
    version: t("detail.version", { version: String(detail.version), language: languageName(detail.locale) }),
  };
}

/** Why a response is held, marked or excluded; empty where nothing is to be said. */
export function reasonsOf(state: ListedState, reason: string | null, { t }: Words): { title: string; why: string }[] {
  const marks = readMarks(reason);
  if (marks === null) return [{ title: reason ?? "", why: "" }];
  if (marks.length === 0 && state === "held") return [{ title: t("detail.heldByHand"), why: "" }];
  return marks.map((mark) => ({
    title: sentenceCase(t(`suspicion.${mark}.short`)),
    why: t(`suspicion.${mark}.why`),
  }));
}

function timelineOf(
  { survey, focus, outline }: AnswersData,
  detail: ResponseDetail,
  query: AnswersQuery,
  { path, zone }: { readonly path: string; readonly zone: string },
  words: Words,
): TimelineEntry[] {
  const { t } = words;
  const at = (time: Date) => sayInstant(time, zone, words.locale);
  const deedOf = (action: string) => t(`deeds.${DEEDS[action] ?? "changed"}`);
  const entries: (TimelineEntry & { readonly time: number })[] = [
    ...(survey.anonymous ? [] : answeringOf(detail, at, words)),
    ...detail.events.map((event, place) => ({
      key: `event ${place}`,
      what: event.by === null ? deedOf(event.action) : t("deeds.by", { deed: deedOf(event.action), who: event.by }),
      when: at(event.at),
      note: event.to === "excluded" ? event.reason : null,
      href: null,
      time: event.at.getTime(),
    })),
    ...detail.others.map((other) => {
      const scale = scaleOfSeries(outline, focus.questionId, focus.series.at(-1) ?? 1);
      return {
        key: other.id,
        what:
          other.score === null
            ? t("times.another")
            : t("times.scored", { score: pillOf(scale, other.score, words)?.score ?? String(other.score) }),
        when: at(other.at),
        note: other.state === "superseded" ? t("times.replaced") : null,
        href: answersHref(path, query, { response: other.id, cursor: query.cursor }),
        time: other.at.getTime(),
      };
    }),
  ];
  return entries.sort((a, b) => b.time - a.time).map(({ time: _, ...entry }) => entry);
}

/** When somebody answered; in an anonymous survey nobody is told. */
function answeringOf(detail: ResponseDetail, at: (time: Date) => string, { t }: Words) {
  const entry = (key: string, what: string, time: Date) => ({
    ...{ key, what, when: at(time), note: null, href: null, time: time.getTime() },
  });
  return [
    ...(detail.completedAt === null ? [] : [entry("done", t("times.completed"), detail.completedAt)]),
    entry("begun", detail.imported ? t("times.elsewhere") : t("times.began"), detail.startedAt),
  ];
}

function sentenceCase(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
