import { expect, test } from "vitest";
import { isScoreMetric, METRICS } from "@/domain/metrics/metric";
import type { OperationMetricId } from "@/domain/metrics/metric-id";
import { readStayQuery } from "@/features/customers/staying/input";
import { explainedPath } from "@/features/dashboards/overview/describe-tiles";
import { readDashboardQuery } from "@/features/dashboards/survey/input";
import { readQualityQuery } from "@/features/quality/input";
import { readBoardQuery } from "@/features/service/promises/board/input";
import { readServiceQuery } from "@/features/service/times/input";
import { numberScreen } from "@/platform/number-screen";
import { readRangeQuery } from "@/platform/range-query";

type Raw = Record<string, string>;

const SURVEY = "0198c0de-0000-7000-8000-000000000001";
const days = { from: "2026-07-01", to: "2026-09-30" };
const reader = { home: "/w/acme", mayRead: true };

const plain = ({ filter }: { readonly filter: readonly { readonly dimension: string; readonly value: string }[] }) =>
  Object.fromEntries(filter.map(({ dimension, value }) => [dimension, value]));

/** What the page at an address makes of it: its days, its filters, and whatever else makes it tell this number. */
const PAGES: Readonly<Record<string, (raw: Raw) => { days: object; filters: object; more?: string }>> = {
  "/w/acme/customers": (raw) => {
    const { query, ignored } = readStayQuery(raw);
    expect(ignored).toEqual([]);
    return { days: { from: query.from, to: query.to }, filters: query.filters };
  },
  "/w/acme/customers/service": (raw) => {
    const query = readServiceQuery(raw);
    return { days: query.days, filters: plain(query), more: query.measure };
  },
  "/w/acme/customers/service/promises": (raw) => {
    const query = readBoardQuery(raw);
    return { days: query.days, filters: plain(query) };
  },
  "/w/acme/customers/quality": (raw) => {
    const query = readQualityQuery(raw);
    return { days: query.days, filters: plain(query) };
  },
  [`/w/acme/surveys/${SURVEY}/invitations`]: (raw) => ({
    days: readRangeQuery(raw),
    filters: raw.channel === undefined ? {} : { channel: raw.channel },
  }),
};

/** What each is asked with, and what its page has to show for it. */
const ASKED: Readonly<Record<OperationMetricId, { path: string; filters: Raw; more?: string; place?: string }>> = {
  customer_churn: { path: "/customers", filters: { plan: "Duo & Co", "billed by": "year" } },
  customer_retention: { path: "/customers", filters: { country: "DE" } },
  revenue_churn: { path: "/customers", filters: { country: "DE" }, place: "revenue" },
  net_revenue_retention: { path: "/customers", filters: { country: "DE" }, place: "revenue" },
  first_response_time: {
    ...{ path: "/customers/service", more: "first_response" },
    filters: { channel: "chat", team: "Nord", agent: "#7KQ2M", priority: "high" },
  },
  resolution_time: { path: "/customers/service", filters: { team: "Nord" }, more: "resolution" },
  sla_attainment: {
    path: "/customers/service/promises",
    filters: { channel: "chat", team: "Nord", agent: "Ada", priority: "high", policy: "Gold", target: "resolution" },
  },
  quality_score: {
    path: "/customers/quality",
    filters: { channel: "chat", team: "Nord", agent: "Ada", reviewer: "Ben" },
  },
  response_rate: { path: `/surveys/${SURVEY}/invitations`, filters: { channel: "email" } },
};

const operations = Object.values(METRICS).flatMap(({ id }) => (isScoreMetric(id) ? [] : [id]));

test.each(operations)(
  "%s leads to the page that tells it, with the days and the filters it was asked with",
  (metric) => {
    const { path, filters, more, place } = ASKED[metric];
    const href = numberScreen(reader, metric, { ...days, filters, survey: SURVEY });
    const url = new URL(href ?? "", "http://candor.test");
    expect([url.pathname, url.hash]).toEqual([`/w/acme${path}`, place ? `#${place}` : ""]);
    expect(PAGES[url.pathname]?.(Object.fromEntries(url.searchParams))).toEqual({
      ...{ days, filters },
      ...(more ? { more } : {}),
    });
  },
);

test.each(operations)(
  "%s of a running quarter leads to a page that compares it with the same days of the last",
  (metric) => {
    const { path } = ASKED[metric];
    const ask = (preset: "quarter" | "last_quarter" | "all") =>
      numberScreen(reader, metric, { ...days, chosen: preset, filters: {}, survey: SURVEY }) ?? "";
    const read = (href: string) => {
      const url = new URL(href, "http://candor.test");
      return PAGES[url.pathname]?.(Object.fromEntries(url.searchParams)).days;
    };
    // Who stays has months of its own, who answers days that are settled.
    const named = path !== "/customers" && metric !== "response_rate";
    expect(read(ask("quarter"))).toEqual(named ? { preset: "quarter" } : days);
    for (const preset of ["last_quarter", "all"] as const) expect(read(ask(preset))).toEqual(days);
  },
);

test.each(operations)(
  "%s of the last 28 days leads to a page that compares them with as many, though they be February",
  (metric) => {
    const { path } = ASKED[metric];
    const february = { from: "2027-02-01", to: "2027-02-28" };
    const read = (asked: { readonly chosen?: "28d" | "7d" | "default"; readonly compare?: "previous_period" }) => {
      const href = numberScreen(reader, metric, { ...february, ...asked, filters: {}, survey: SURVEY });
      const url = new URL(href ?? "", "http://candor.test");
      return PAGES[url.pathname]?.(Object.fromEntries(url.searchParams)).days;
    };
    const named = path !== "/customers" && metric !== "response_rate" ? { preset: "28d" } : february;
    expect(read({ chosen: "28d" })).toEqual(named);
    expect(read({ chosen: "default", compare: "previous_period" })).toEqual(named);
    // Named by its days February is the month; days that are not those of the name are as they are.
    for (const asked of [{}, { chosen: "7d" }, { chosen: "default" }] as const) expect(read(asked)).toEqual(february);
  },
);

test.each(operations)("%s compared with a year before leads to a page that is compared so", (metric) => {
  const { path } = ASKED[metric];
  const compare = "previous_year" as const;
  const read = (asked: { readonly chosen?: "quarter"; readonly compare: "previous_year" | "none" }) => {
    const href = numberScreen(reader, metric, { ...days, ...asked, filters: {}, survey: SURVEY });
    const url = new URL(href ?? "", "http://candor.test");
    return PAGES[url.pathname]?.(Object.fromEntries(url.searchParams)).days;
  };
  const told = path !== "/customers" && metric !== "response_rate";
  expect(read({ compare })).toEqual(told ? { ...days, compare } : days);
  expect(read({ compare, chosen: "quarter" })).toEqual(told ? { preset: "quarter", compare } : days);
  // These pages always compare, and say with which days.
  expect(read({ compare: "none" })).toEqual(days);
});

test("without days each leads to its page as it usually is; the response rate of many surveys, or of a viewer's, to none", () => {
  for (const metric of operations) {
    const { path, place } = ASKED[metric];
    const bare = numberScreen(reader, metric, null);
    if (metric === "response_rate") expect(bare).toBeNull();
    else expect(bare?.replace("?measure=resolution", "")).toBe(`/w/acme${path}${place ? `#${place}` : ""}`);
  }
  expect(numberScreen(reader, "response_rate", { ...days, filters: {} })).toBeNull();
  const viewer = { ...reader, mayRead: false };
  expect(numberScreen(viewer, "response_rate", { ...days, filters: {}, survey: SURVEY })).toBeNull();
});

test.each(Object.keys(METRICS))(
  "the explanation of %s is of the days, the survey and the filters it was asked with",
  (metric) => {
    const filters = { country: "DE", plan: "Duo" };
    const url = new URL(
      explainedPath(`/w/acme/explain/${metric}`, days, { survey: SURVEY, filters }),
      "http://candor.test",
    );
    const raw = Object.fromEntries(url.searchParams);
    expect(raw.survey).toBe(SURVEY);
    expect(readDashboardQuery(raw).query).toMatchObject({ ...days, filters });
  },
);

test("the explanation of a running period is of that period, compared as its screen compares it", () => {
  const at = (query: Partial<Parameters<typeof explainedPath>[2]>) => {
    const href = explainedPath("/w/acme/explain/nps", days, { filters: {}, ...query });
    return readDashboardQuery(Object.fromEntries(new URL(href, "http://candor.test").searchParams)).query;
  };
  const running = at({ chosen: "quarter", compare: "previous_year" });
  expect(running).toMatchObject({ preset: "quarter", compare: "previous_year" });
  expect(running.from).toBeUndefined();
  expect(at({ chosen: "last_quarter", compare: "none" })).toMatchObject(days);
  expect(at({ compare: "none" }).compare).toBeUndefined();
  // A whole one that is told of a part of itself meets the same part of the one before: by its name alone.
  expect(at({ chosen: "last_quarter", cut: true }).preset).toBe("last_quarter");
  expect(at({ chosen: "all", cut: true })).toMatchObject(days);
});
