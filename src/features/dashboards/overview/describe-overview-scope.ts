import type { SurveyOutline } from "@/db/queries/read-outlines";
import { type OverviewQuery, overviewHref } from "@/features/dashboards/overview/input";
import { isolate, type OverviewWords } from "@/features/dashboards/overview/overview-words";
import type { MainMetric, OverviewNumbers } from "@/features/dashboards/overview/read-overview";
import { type Choice, describeScope, type ScopeView } from "@/features/dashboards/survey/describe-scope";

/** A dashboard's sentence, and which surveys it is of. */
export interface OverviewScope extends ScopeView {
  readonly survey: string;
  /** Empty where there is only one. */
  readonly surveys: readonly Choice[];
}

const MOST_SURVEYS = 50;

/** Says what the overview shows, with a link for every other choice; all else in the address stays. */
export function describeOverviewScope(
  words: OverviewWords,
  path: string,
  query: OverviewQuery,
  shown: Pick<OverviewNumbers, "days" | "dimensions"> &
    Pick<MainMetric, "interval" | "intervals"> & { readonly outlines: readonly SurveyOutline[] },
): OverviewScope {
  const scope = describeScope(words, path, query, shown);
  const own = Object.entries({ survey: query.survey, metric: query.metric }).flatMap(
    ([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]),
  );
  const keep = <T extends { readonly href: string }>(one: T): T => ({ ...one, href: addParams(one.href, own) });
  const published = shown.outlines.filter((one) => one.status !== "draft");
  const chosen = published.find((one) => one.id === query.survey);
  return {
    ...scope,
    dayChoices: scope.dayChoices.map(keep),
    comparisons: scope.comparisons.map(keep),
    intervals: scope.intervals.map(keep),
    filters: scope.filters.map(keep),
    dimensions: scope.dimensions.map((one) => ({ ...one, choices: one.choices.map(keep) })),
    form: { ...scope.form, hidden: [...own, ...scope.form.hidden] },
    survey: chosen ? isolate(chosen.name, words.locale) : words.overview("scope.all"),
    surveys:
      published.length < 2
        ? []
        : [
            {
              href: overviewHref(path, query, { survey: undefined }),
              label: words.overview("scope.all"),
              current: !chosen,
            },
            ...published.slice(0, MOST_SURVEYS).map((one) => ({
              href: overviewHref(path, query, { survey: one.id, filters: {} }),
              label: one.name,
              current: one === chosen,
            })),
          ],
  };
}

function addParams(href: string, params: readonly (readonly [name: string, value: string])[]): string {
  if (params.length === 0) return href;
  const [path = "", search = ""] = href.split("?");
  const all = new URLSearchParams(search);
  for (const [name, value] of params) all.set(name, value);
  return `${path}?${all}`;
}
