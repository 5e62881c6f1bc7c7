import type { Tx } from "@/db/client";
import type { AnswerFilter } from "@/db/queries/answers/answer-filter";
import {
  type AnswerCount,
  type AnswerGroup,
  countAnswers,
  countByValue,
  groupAnswers,
} from "@/db/queries/answers/count-answers";
import { findResponseDetail, type ResponseDetail } from "@/db/queries/answers/find-response-detail";
import { impatiently } from "@/db/queries/answers/impatiently";
import { type ListedAnswer, listAnswerPage, type PageEdge } from "@/db/queries/answers/list-answer-page";
import { findSurvey, findSurveyVersion, type SurveyRow } from "@/db/queries/find-survey";
import { type Dimension, listDimensions } from "@/db/queries/list-dimensions";
import { readOutlines, type SurveyOutline } from "@/db/queries/read-outlines";
import { readTogether } from "@/db/read-together";
import { COMPLETION } from "@/db/rollups/stored-answer";
import type { WorkspaceScope } from "@/db/scope";
import { hiddenGroups } from "@/domain/metrics/minimum-group";
import { isScaleId, SCALES, type ScaleId } from "@/domain/metrics/scale";
import type { Definition } from "@/domain/survey/definition";
import { type AnswersQuery, searchWords } from "@/features/responses/input";

export const A_PAGE = 50;
/** Facets are counted among so many of the newest responses; more take longer than anybody waits. */
export const COUNTED_AMONG = 10_000;

/** The question whose scores the screen shows, with the series that one number pools. */
export interface Focus {
  readonly questionId: string;
  /** Null where the survey asks for no score. */
  readonly scale: ScaleId | null;
  readonly series: readonly number[];
}

/** Everything the answers screen says, as data. */
export interface AnswersData {
  readonly survey: SurveyRow;
  readonly outline: SurveyOutline;
  readonly focus: Focus;
  readonly filter: AnswerFilter;
  readonly rows: readonly ListedAnswer[];
  /** Whether there are others before and behind these. */
  readonly before: boolean;
  readonly behind: boolean;
  /** How many match, exactly; null where counting them took too long, or they are more than anybody pages through. */
  readonly total: number | null;
  /** They are more than `COUNTED_AT_MOST`, and how many more nobody counted. */
  readonly past: boolean;
  /** Finding them took too long: there are no rows to show, and the days or a filter must be narrowed down. */
  readonly slow: boolean;
  /** Null where it took too long; `complete`: not only the newest. */
  readonly facets: { readonly groups: readonly AnswerGroup[]; readonly complete: boolean } | null;
  /** How many wait for review, whatever else is chosen. */
  readonly held: AnswerCount;
  readonly dimensions: readonly Dimension[];
  readonly detail: ResponseDetail | null;
  /** The versions that rows and detail were answered on. */
  readonly definitions: ReadonlyMap<number, Definition>;
  /** In an anonymous survey: fewer match than the smallest group that may be shown, or fewer would follow from it. */
  readonly suppressed: boolean;
}

/** The answers to a survey, or null where this workspace has no such survey. */
export async function readAnswers(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  query: AnswersQuery,
  edge: PageEdge | null,
  patience?: number,
): Promise<AnswersData | null> {
  const [survey, [outline], dimensions] = await readTogether(tx, [
    () => findSurvey(tx, scope, surveyId),
    () => readOutlines(tx, scope, surveyId),
    () => listDimensions(tx, scope, surveyId),
  ]);
  if (!survey || !outline) return null;
  const focus = focusOf(outline, query);
  const filter = filterOf(surveyId, query, focus);
  const facets = await groupAnswers(tx, scope, filter, COUNTED_AMONG, patience);
  const known = facets?.complete && filter.part === null ? sumOf(facets.groups.filter(matching(filter))) : null;
  const { total, past } =
    known === null ? await countAnswers(tx, scope, filter, patience) : { total: known, past: false };
  const minimum = survey.minimumGroup;
  const suppressed =
    survey.anonymous &&
    ((!past && tellsOfFew(filter, total, minimum)) ||
      (total !== 0 && (await tellsOfOthers(tx, scope, filter, minimum, patience))));
  const asked = { order: query.order, edge, limit: A_PAGE, shuffled: survey.anonymous };
  const found = suppressed
    ? NO_ROWS
    : await impatiently(tx, (inner) => listAnswerPage(inner, scope, filter, asked), patience);
  const page = found ?? NO_ROWS;
  const detail =
    query.response === undefined || suppressed
      ? null
      : await findResponseDetail(tx, scope, surveyId, query.response, focus.questionId);
  const waiting = { ...filterOf(surveyId, { ...NOTHING, state: "held" }, focus) };
  return {
    survey,
    outline,
    focus,
    filter,
    rows: page.rows,
    before: edge !== null && (edge.back ? page.more : true),
    behind: edge?.back ? true : page.more,
    total,
    past,
    slow: found === null,
    facets,
    held: await countAnswers(tx, scope, waiting, patience),
    ...{ dimensions, detail },
    definitions: await definitionsOf(tx, scope, surveyId, [...page.rows, ...(detail ? [detail] : [])]),
    suppressed,
  };
}

/** The filter that a screen's address stands for, or null where this workspace has no such survey. */
export async function readAnswerFilter(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  query: AnswersQuery,
): Promise<AnswerFilter | null> {
  const [outline] = await readOutlines(tx, scope, surveyId);
  return outline ? filterOf(surveyId, query, focusOf(outline, query)) : null;
}

/**
 * Whether an anonymous survey's list would be of too few people, or nobody knows of how many. What is held has to be looked
 * at by somebody, however few it is: the queue as a whole, never a part of it, which would say whose it is.
 */
function tellsOfFew(filter: AnswerFilter, total: number | null, minimum: number): boolean {
  const { state, part, from, to, scores, words } = filter;
  const { locale, channel, version, customer, answered, choice, comment } = filter;
  const singly = [part, from, to, locale, channel, version, customer, answered, choice ?? null, comment];
  const chosen = singly.some((one) => one !== null);
  const narrowed =
    chosen ||
    filter.without.length > 0 ||
    scores.length > 0 ||
    words.length > 0 ||
    Object.keys(filter.dimensions).length > 0;
  if (!narrowed && (total === null || state === "held" || state === "test")) return false;
  return total === null || (total > 0 && total < minimum);
}

/**
 * Whether a group that a filter leaves is one that a breakdown by its dimension hides, as on the dashboard: the few beside it
 * would follow from it and from the whole.
 */
async function tellsOfOthers(
  tx: Tx,
  scope: WorkspaceScope,
  filter: AnswerFilter,
  minimum: number,
  patience?: number,
): Promise<boolean> {
  for (const [name, value] of Object.entries(filter.dimensions)) {
    const { [name]: _, ...dimensions } = filter.dimensions;
    const sizes = await countByValue(tx, scope, { ...filter, dimensions }, name, patience);
    if (sizes === null || hiddenGroups(sizes, { minimum }).includes(value)) return true;
  }
  for (const name of filter.without) {
    const without = filter.without.filter((other) => other !== name);
    const others = await countByValue(tx, scope, { ...filter, without }, name, patience);
    const { total } = await countAnswers(tx, scope, filter, patience);
    if (others === null || total === null) return true;
    if (hiddenGroups([...others, { key: NO_VALUE, n: total }], { minimum }).includes(NO_VALUE)) return true;
  }
  return false;
}

const NO_VALUE = "\u0000";
const NO_ROWS = { rows: [], more: false };
const NOTHING: AnswersQuery = { state: "counted", scores: [], series: [], filters: {}, order: "newest" };

/** What of a group of equal responses the filter lets through; `but` leaves one facet's own choice aside. */
export function matching(filter: AnswerFilter, but: string | null = null): (group: AnswerGroup) => boolean {
  const { state, scores, locale, channel, version, comment } = filter;
  const dimensions = Object.entries(filter.dimensions).filter(([name]) => but !== `filter.${name}`);
  const free = (facet: string, chosen: unknown) => but === facet || chosen === null;
  return (group) =>
    (but === "state" || state === "any" || (state === "real" ? group.state !== "test" : group.state === state)) &&
    (but === "score" || scores.length === 0 || (group.score !== null && scores.includes(group.score))) &&
    (free("lang", locale) || group.locale === locale) &&
    (free("channel", channel) || group.channel === channel) &&
    (free("version", version) || group.version === version) &&
    (free("comment", comment) || group.comment === comment) &&
    filter.without.every((name) => !group.names.includes(name)) &&
    dimensions.every(([name, value]) => group.values[group.names.indexOf(name)] === value);
}

/** How many responses some groups hold. */
export function sumOf(groups: readonly AnswerGroup[]): number {
  return groups.reduce((sum, { n }) => sum + n, 0);
}

function filterOf(surveyId: string, query: AnswersQuery, focus: Focus): AnswerFilter {
  return {
    surveyId,
    from: query.from ?? null,
    to: query.to ?? null,
    questionId: focus.questionId,
    state: query.state,
    part: query.part ?? null,
    scores: query.scores,
    series: focus.series,
    dimensions: query.filters,
    without: query.without ?? [],
    locale: query.locale ?? null,
    channel: query.channel ?? null,
    version: query.version ?? null,
    customer: query.customer ?? null,
    answered: query.answered ?? null,
    choice: query.choice ?? null,
    comment: query.comment ?? null,
    words: searchWords(query.search),
  };
}

/** The question that was named, else the first score question; with its latest scale, as the dashboard tells it. */
function focusOf(outline: SurveyOutline, query: AnswersQuery): Focus {
  const asked = [...outline.scoreQuestions.map(({ id }) => id), ...outline.series.map((one) => one.questionId)];
  const questionId = asked.find((id) => id === query.question) ?? asked[0];
  if (questionId === undefined || query.question === COMPLETION)
    return { questionId: COMPLETION, scale: "completion", series: [] };
  const own = outline.series.filter((one) => one.questionId === questionId);
  const named = own.filter(({ ordinal }) => query.series.includes(ordinal));
  const latest = [...(named.length > 0 ? named : own)].sort((a, b) => b.ordinal - a.ordinal)[0];
  const scale = latest !== undefined && isScaleId(latest.scale) ? latest.scale : null;
  const pooled = own.filter((one) => one.scale === latest?.scale).map(({ ordinal }) => ordinal);
  return { questionId, scale, series: query.series.length > 0 ? query.series : pooled };
}

/** The scale a series was answered on. */
export function scaleOfSeries(outline: SurveyOutline, questionId: string, series: number): ScaleId | null {
  const found = outline.series.find((one) => one.questionId === questionId && one.ordinal === series)?.scale;
  return found !== undefined && isScaleId(found) && SCALES[found].metric !== null ? found : null;
}

async function definitionsOf(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  of: readonly { readonly version: number }[],
): Promise<Map<number, Definition>> {
  const versions = [...new Set(of.map((one) => one.version))];
  const reads = versions.map((version) => () => findSurveyVersion(tx, scope, surveyId, version));
  const found = await readTogether(tx, reads);
  return new Map(found.flatMap((one) => (one ? [[one.version, one.definition]] : [])));
}
