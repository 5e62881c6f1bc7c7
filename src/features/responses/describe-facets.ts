import type { AnswerGroup } from "@/db/queries/answers/count-answers";
import { formatNumber } from "@/domain/metrics/display";
import { hiddenGroups } from "@/domain/metrics/minimum-group";
import { SCALES } from "@/domain/metrics/scale";
import { isLocale } from "@/domain/survey/locale";
import { pageWords } from "@/domain/survey/words";
import { type AnswersQuery, answersHref } from "@/features/responses/input";
import { questionName, questionsOf } from "@/features/responses/question-name";
import { type AnswersData, matching, sumOf } from "@/features/responses/read-answers";
import type { Words } from "@/features/responses/say-answers";

/** One thing to narrow down by: a press turns it on or off. */
export interface FacetOption {
  readonly key: string;
  readonly href: string;
  readonly label: string;
  /** "151"; null where it is not counted. */
  readonly count: string | null;
  readonly current: boolean;
}

export interface Facet {
  readonly name: string;
  readonly title: string;
  readonly options: readonly FacetOption[];
  /** Shown behind a press: what has few answers. */
  readonly further: readonly FacetOption[];
  /** People's own words, in whatever direction they run. */
  readonly foreign: boolean;
}

const AT_ONCE = 8;

interface Candidate {
  readonly key: string;
  readonly label: string;
  readonly n: number;
  readonly current: boolean;
  readonly changes: Partial<AnswersQuery> | Record<string, undefined>;
}

/** What one can narrow the list down by, each with how many it would leave. */
export function describeFacets(data: AnswersData, query: AnswersQuery, path: string, words: Words): Facet[] {
  const { t, locale } = words;
  const { facets, filter, survey, dimensions } = data;
  const groups = filter.part === null ? (facets?.groups ?? null) : null;
  const count = (facet: string, fits: (group: AnswerGroup) => boolean) =>
    groups === null ? 0 : sumOf(groups.filter(matching(filter, facet)).filter(fits));
  const seen = <T>(of: (group: AnswerGroup) => T) => [...new Set((facets?.groups ?? []).map(of))];
  const make = (name: string, title: string, candidates: readonly Candidate[], foreign = false): Facet[] => {
    // Among too few people even which of these has anybody at all is told to nobody, nor by their order.
    const few = survey.anonymous && groups !== null && count(name, () => true) < survey.minimumGroup;
    const hidden = survey.anonymous ? hiddenGroups(candidates, { minimum: survey.minimumGroup }) : [];
    const options = (few && foreign ? [...candidates].sort((a, b) => (a.label < b.label ? -1 : 1)) : candidates)
      .filter((one) => one.n > 0 || one.current || groups === null || few)
      .map((one) => ({
        key: one.key,
        href: answersHref(path, query, { response: undefined, ...one.changes }),
        label: one.label,
        count: groups === null || few || hidden.includes(one.key) ? null : formatNumber(one.n, { locale }),
        current: one.current,
      }));
    const shown = options.filter((one, place) => place < AT_ONCE || one.current);
    return options.length === 0
      ? []
      : [{ name, title, foreign, options: shown, further: options.filter((one) => !shown.includes(one)) }];
  };
  const single = (name: "locale" | "channel" | "version", value: string | number) => ({
    [name]: query[name] === value ? undefined : value,
  });
  const states: Candidate[] = (["counted", "held", "excluded", "superseded", "test", "real"] as const).map((state) => ({
    key: state,
    label: t(`states.${state}`),
    n: count("state", (group) => (state === "real" ? group.state !== "test" : group.state === state)),
    current: filter.part === null && query.state === state,
    changes: { state, part: undefined },
  }));
  return [
    ...make("state", t("columns.state"), states),
    ...make("score", t("group"), bandsOf(data, query, count, words)),
    ...make(
      "comment",
      t("columns.comment"),
      [true, false].map((comment) => ({
        key: String(comment),
        label: comment ? t("withComment") : t("noComment"),
        n: count("comment", (group) => group.comment === comment),
        current: query.comment === comment,
        changes: { comment: query.comment === comment ? undefined : comment },
      })),
    ),
    ...dimensions.flatMap(({ name, values }) =>
      make(`filter.${name}`, name, valuesOf(name, values, query, count), true),
    ),
    ...several(
      seen((group) => group.locale),
      query.locale,
    ).flatMap((values) =>
      make(
        "lang",
        t("columns.lang"),
        values.map((value) => ({
          key: value,
          label: languageName(value),
          n: count("lang", (group) => group.locale === value),
          current: query.locale === value,
          changes: single("locale", value),
        })),
      ),
    ),
    ...several(
      seen((group) => group.channel),
      query.channel,
    ).flatMap((values) =>
      make(
        "channel",
        t("columns.channel"),
        values.map((value) => ({
          key: value,
          label: value,
          n: count("channel", (group) => group.channel === value),
          current: query.channel === value,
          changes: single("channel", value),
        })),
        true,
      ),
    ),
    ...several(
      seen((group) => group.version),
      query.version,
    ).flatMap((values) =>
      make(
        "version",
        t("columns.version"),
        values.map((value) => ({
          key: String(value),
          label: t("version", { version: String(value) }),
          n: count("version", (group) => group.version === value),
          current: query.version === value,
          changes: single("version", value),
        })),
      ),
    ),
    ...answeredOf(data, query, path, words),
  ];
}

/** Which question they answered; not counted, as nobody reads every answer for that. */
function answeredOf(data: AnswersData, query: AnswersQuery, path: string, { t }: Words): Facet[] {
  const questions = questionsOf(data);
  if (questions.length < 2 && query.answered === undefined) return [];
  const ids = [...new Set([...questions.map(({ id }) => id), ...(query.answered ? [query.answered] : [])])];
  const options = ids.map((id) => ({
    key: id,
    href: answersHref(path, query, { response: undefined, answered: query.answered === id ? undefined : id }),
    label: questionName(data, id),
    count: null,
    current: query.answered === id,
  }));
  const shown = options.filter((one, place) => place < AT_ONCE || one.current);
  const further = options.filter((one) => !shown.includes(one));
  return [{ name: "answered", title: t("answered"), foreign: true, options: shown, further }];
}

/** Where there is only one there is nothing to choose, unless an address chose another. */
function several<T extends string | number>(values: readonly T[], chosen: T | undefined): T[][] {
  const all = chosen === undefined || values.includes(chosen) ? values : [...values, chosen];
  return all.length < 2 && chosen === undefined ? [] : [[...all].sort((a, b) => (a < b ? -1 : 1))];
}

type Count = (facet: string, fits: (group: AnswerGroup) => boolean) => number;

function bandsOf({ focus }: AnswersData, query: AnswersQuery, count: Count, { t }: Words): Candidate[] {
  if (focus.scale === null) return [];
  return [...SCALES[focus.scale].groups]
    .filter((band) => band.scores.length > 0)
    .reverse()
    .map((band) => {
      const current = band.scores.every((score) => query.scores.includes(score));
      const others = query.scores.filter((score) => !band.scores.includes(score));
      const [low, high] = [band.scores[0], band.scores.at(-1)];
      const values = { band: t(`bands.${band.name}`), low: String(low), high: String(high) };
      return {
        key: band.name,
        label:
          focus.scale === "completion" ? values.band : low === high ? t("bandOne", values) : t("bandRange", values),
        n: count("score", (group) => group.score !== null && band.scores.includes(group.score)),
        current,
        changes: { scores: current ? others : [...others, ...band.scores].sort((a, b) => a - b), series: focus.series },
      };
    });
}

function valuesOf(name: string, values: readonly string[], query: AnswersQuery, count: Count): Candidate[] {
  const chosen = query.filters[name];
  const all = [...values, "(other)", ...(chosen === undefined ? [] : [chosen])];
  return [...new Set(all)]
    .map((value) => ({
      key: value,
      label: value,
      n: count(`filter.${name}`, (group) => group.values[group.names.indexOf(name)] === value),
      current: chosen === value,
      changes: {
        filters: Object.fromEntries([
          ...Object.entries(query.filters).filter(([other]) => other !== name),
          ...(chosen === value ? [] : [[name, value]]),
        ]),
      },
    }))
    .filter((one) => one.label !== "(other)" || one.n > 0 || one.current)
    .sort((a, b) => b.n - a.n || (a.label < b.label ? -1 : 1));
}

/** A language by its own name. */
export function languageName(locale: string): string {
  return isLocale(locale) ? pageWords(locale).language : locale;
}
