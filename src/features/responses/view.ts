import type { ListedState } from "@/db/queries/answers/answer-filter";
import { COUNTED_AT_MOST } from "@/db/queries/answers/count-answers";
import type { ListedAnswer } from "@/db/queries/answers/list-answer-page";
import { addDays } from "@/domain/calendar/day";
import { formatNumber } from "@/domain/metrics/display";
import { isLocale } from "@/domain/survey/locale";
import { answerLine, type Pill, pillOf } from "@/features/responses/describe-answer";
import { type Chip, describeChosen, titleOf } from "@/features/responses/describe-chosen";
import { type DetailView, describeDetail, reasonsOf } from "@/features/responses/describe-detail";
import { describeFacets, type Facet, languageName } from "@/features/responses/describe-facets";
import { describeDays } from "@/features/responses/describe-when";
import { type AnswersQuery, answersHref, answersParams, ORDERS } from "@/features/responses/input";
import { questionName, questionsOf } from "@/features/responses/question-name";
import { type AnswersData, COUNTED_AMONG, scaleOfSeries } from "@/features/responses/read-answers";
import type { Words } from "@/features/responses/say-answers";
import { sayInstant } from "@/platform/i18n/say-days";
import type { surveyLinks } from "@/platform/survey-places";

export interface AnswersContext {
  readonly slug: string;
  readonly zone: string;
  /** The survey's places, this one marked. */
  readonly links: AnswersView["links"];
  readonly today: string;
  readonly mayReview: boolean;
  readonly mayDelete: boolean;
  readonly query: AnswersQuery;
  readonly ignored: readonly string[];
  /** The cursors of the pages before and behind this one. */
  readonly cursors: { readonly before: string | null; readonly behind: string | null };
}

/** The answers screen in words and addresses: what its components print. */
export interface AnswersView {
  readonly slug: string;
  readonly surveyId: string;
  readonly name: string;
  readonly status: "draft" | "live" | "closed";
  readonly links: ReturnType<typeof surveyLinks>;
  readonly path: string;
  readonly title: string;
  readonly chips: readonly Chip[];
  readonly clearHref: string | null;
  readonly held: { readonly text: string; readonly href: string } | null;
  readonly ignored: string | null;
  readonly anonymous: string | null;
  readonly facets: readonly Facet[];
  readonly facetNote: string | null;
  readonly days: {
    readonly text: string;
    readonly choices: readonly Choice[];
    readonly form: GetForm;
    readonly from: string;
    readonly to: string;
  };
  /** Null in an anonymous survey. */
  readonly customer: { readonly value: string; readonly form: GetForm } | null;
  readonly search: { readonly value: string; readonly form: GetForm };
  readonly order: { readonly text: string; readonly choices: readonly Choice[] };
  readonly columns: readonly { readonly key: string; readonly label: string; readonly lang: boolean }[];
  readonly columnChoices: readonly Choice[];
  readonly rows: readonly RowView[];
  readonly summary: string;
  readonly newer: string | null;
  readonly older: string | null;
  readonly detail: DetailView | null;
  /** A response was asked for by its address, and there is none. */
  readonly gone: boolean;
  readonly empty: { readonly title: string; readonly text: string; readonly suppressed: boolean } | null;
  readonly reviewing: boolean;
  readonly mayReview: boolean;
  readonly mayDelete: boolean;
}

export interface Choice {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
}

/** A form that is sent by GET with everything else as it is. */
export interface GetForm {
  readonly action: string;
  readonly hidden: readonly (readonly [name: string, value: string])[];
}

export interface RowView {
  readonly id: string;
  readonly href: string;
  readonly selected: boolean;
  readonly pill: Pill | null;
  readonly state: ListedState;
  /** "answered too quickly", where somebody has to look. */
  readonly marks: readonly string[];
  readonly lang: string;
  /** By the column's key. */
  readonly cells: Readonly<Record<string, string>>;
  readonly label: string;
}

const USUAL = ["comment", "customer", "when"];

/** Says the answers screen. */
export function toAnswersView(data: AnswersData, context: AnswersContext, words: Words): AnswersView {
  const { t, locale } = words;
  const number = (n: number) => formatNumber(n, { locale });
  const { survey, total } = data;
  const { query, zone, slug } = context;
  const path = `/w/${slug}/surveys/${survey.id}/answers`;
  const to = (changes: Parameters<typeof answersHref>[2]) => answersHref(path, query, changes);
  const known = columnsOf(data, words);
  const orderName = (order: AnswersQuery["order"]) =>
    survey.anonymous && (order === "newest" || order === "oldest") ? t("order.random") : t(`order.${order}`);
  const columns = (query.columns ?? USUAL).flatMap((key) => known.find((one) => one.key === key) ?? []);
  const rows = data.rows.map((row) =>
    toRow(
      data,
      row,
      columns.map(({ key }) => key),
      context,
      path,
      words,
    ),
  );
  const chosen = describeChosen(data, query, path, words);
  const nothing = total === 0 || data.suppressed || rows.length === 0;
  return {
    slug,
    surveyId: survey.id,
    name: survey.name,
    status: survey.status,
    links: context.links,
    path,
    title: titleOf(data, query, words),
    chips: chosen,
    clearHref:
      chosen.length > 0
        ? answersHref(path, { ...NOTHING, order: query.order, ...(query.columns ? { columns: query.columns } : {}) })
        : null,
    held:
      data.held.total !== 0 &&
      (data.held.total !== null || data.held.past) &&
      query.state !== "held" &&
      query.part !== "held"
        ? {
            text:
              data.held.total === null
                ? t("title.heldPast", { n: COUNTED_AT_MOST })
                : t("title.held", { n: data.held.total }),
            href: answersHref(path, { ...NOTHING, state: "held" }),
          }
        : null,
    ignored: context.ignored.length === 0 ? null : context.ignored.join(", "),
    anonymous: survey.anonymous ? t("anonymous", { least: survey.minimumGroup }) : null,
    facets: describeFacets(data, query, path, words),
    facetNote:
      data.facets === null ? t("slow") : data.facets.complete ? null : t("among", { n: number(COUNTED_AMONG) }),
    days: {
      text: describeDays(query.from, query.to, words),
      choices: dayChoices(query, context.today, path, words),
      form: formWithout(query, path, ["from", "to"]),
      from: query.from ?? "",
      to: query.to ?? "",
    },
    search: { value: query.search ?? "", form: formWithout(query, path, ["q"]) },
    order: {
      text: orderName(query.order),
      choices: ORDERS.filter((order) => !survey.anonymous || order !== "oldest").map((order) => ({
        href: to({ order }),
        label: orderName(order),
        current: query.order === order,
      })),
    },
    columns,
    columnChoices: known.map(({ key, label }) => {
      const on = columns.some((one) => one.key === key);
      const next = on
        ? columns.filter((one) => one.key !== key)
        : [...columns, ...known.filter((one) => one.key === key)];
      return { href: to({ columns: next.map((one) => one.key), cursor: query.cursor }), label, current: on };
    }),
    rows,
    summary:
      total === null
        ? t("shown", { n: number(rows.length) })
        : t("shownOf", { n: number(rows.length), total: number(total) }),
    newer: context.cursors.before === null ? null : to({ cursor: context.cursors.before }),
    older: context.cursors.behind === null ? null : to({ cursor: context.cursors.behind }),
    detail: data.detail ? describeDetail(data, data.detail, query, { path, zone }, words) : null,
    gone: query.response !== undefined && data.detail === null && !data.suppressed,
    customer: survey.anonymous ? null : { value: query.customer ?? "", form: formWithout(query, path, ["customer"]) },
    empty: nothing ? emptyOf(data, query, chosen.length > 0, words) : null,
    reviewing: query.state === "held" && query.part === undefined,
    mayReview: context.mayReview,
    mayDelete: context.mayDelete,
  };
}

const NOTHING: AnswersQuery = { state: "counted", scores: [], series: [], filters: {}, order: "newest" };

function emptyOf(
  { survey, suppressed, slow, total }: AnswersData,
  query: AnswersQuery,
  narrowed: boolean,
  { t }: Words,
) {
  if (slow) return { title: t("empty.lateTitle"), text: t("empty.late"), suppressed: true };
  if (suppressed && total === null)
    return {
      title: t("empty.slowTitle"),
      text: t("empty.slow"),
      suppressed,
    };
  if (suppressed)
    return {
      title: t("empty.fewTitle", { least: survey.minimumGroup }),
      text: t("empty.few"),
      suppressed,
    };
  if (query.state === "held" && query.part === undefined && Object.keys(query.filters).length === 0)
    return {
      title: t("empty.heldTitle"),
      text: t("empty.held"),
      suppressed,
    };
  if (narrowed || query.state !== "counted") return { title: t("empty.noneTitle"), text: t("empty.none"), suppressed };
  return {
    title: t("empty.newTitle"),
    text: t("empty.new"),
    suppressed,
  };
}

interface Column {
  readonly key: string;
  readonly label: string;
  /** Its words are in the response's language. */
  readonly lang: boolean;
}

function columnsOf(data: AnswersData, { t }: Words): Column[] {
  const { survey, dimensions } = data;
  const column = (key: string, label: string, lang = false) => ({ key, label, lang });
  return [
    column("comment", t("columns.comment"), true),
    ...(survey.anonymous ? [] : [column("customer", t("columns.customer")), column("when", t("columns.when"))]),
    column("state", t("columns.state")),
    column("lang", t("columns.lang")),
    column("channel", t("columns.channel")),
    column("version", t("columns.version")),
    ...(survey.anonymous ? [] : dimensions.map(({ name }) => column(`attribute.${name}`, name))),
    ...questionsOf(data).map(({ id }) => column(`q.${id}`, questionName(data, id), true)),
  ];
}

function toRow(
  data: AnswersData,
  row: ListedAnswer,
  columns: readonly string[],
  { query, zone }: AnswersContext,
  path: string,
  words: Words,
): RowView {
  const { t } = words;
  const { survey, outline, focus } = data;
  const definition = data.definitions.get(row.version);
  const locale = isLocale(row.locale) ? row.locale : outline.locale;
  const scored = row.answers.find((one) => one.questionId === focus.questionId);
  const pill = scored ? pillOf(scaleOfSeries(outline, focus.questionId, scored.series), scored.score, words) : null;
  const comment = row.answers
    .filter((one) => one.text !== null && outline.commentQuestionIds.includes(one.questionId))
    .map((one) => one.text)
    .join(" · ");
  const when = survey.anonymous ? "" : sayInstant(new Date(row.answeredAt), zone, words.locale);
  const cell = (key: string): string => {
    if (key.startsWith("attribute.")) return row.attributes[key.slice("attribute.".length)] ?? "";
    if (key.startsWith("q.")) return definition ? answerLine(definition, key.slice(2), row.answers, locale, words) : "";
    switch (key) {
      case "comment":
        return comment;
      case "customer":
        return survey.anonymous ? "" : (row.identity?.name ?? row.customer ?? row.identity?.email ?? "");
      case "when":
        return when;
      case "state":
        return t(`states.${row.state}`);
      case "lang":
        return languageName(row.locale);
      case "channel":
        return row.channel;
      default:
        return String(row.version);
    }
  };
  return {
    id: row.id,
    href: answersHref(path, query, { response: row.id, cursor: query.cursor }),
    selected: query.response === row.id,
    pill,
    state: row.state,
    marks: row.state === "held" ? reasonsOf(row.state, row.reason, words).map(({ title }) => title) : [],
    lang: row.locale,
    cells: Object.fromEntries(columns.map((key) => [key, cell(key)])),
    label: [pill ? t("label", { score: pill.score, group: pill.group }) : t("noScore"), when]
      .filter((part) => part !== "")
      .join(", "),
  };
}

function dayChoices(query: AnswersQuery, today: string, path: string, { t }: Words): Choice[] {
  const range = (label: string, days: number | null) => {
    const [from, to] = days === null ? [undefined, undefined] : [addDays(today, -days), addDays(today, -1)];
    return { href: answersHref(path, query, { from, to }), label, current: query.from === from && query.to === to };
  };
  return [
    range(t("days.anyChoice"), null),
    range(t("days.last", { n: 7 }), 7),
    range(t("days.last", { n: 28 }), 28),
    range(t("days.last", { n: 90 }), 90),
    range(t("days.last", { n: 365 }), 365),
    {
      href: answersHref(path, query, { from: today, to: today }),
      label: t("days.today"),
      current: query.from === today && query.to === today,
    },
  ];
}

function formWithout(query: AnswersQuery, path: string, names: readonly string[]): GetForm {
  const hidden = answersParams({ ...query, cursor: undefined, response: undefined } as AnswersQuery);
  return { action: path, hidden: hidden.filter(([name]) => !names.includes(name)) };
}
