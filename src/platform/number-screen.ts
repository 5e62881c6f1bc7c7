import { countDays } from "@/domain/calendar/day";
import { isRunning, type RangePreset, rollingPreset } from "@/domain/calendar/range-preset";
import type { OperationMetricId } from "@/domain/metrics/metric-id";
import { rangeParams } from "@/platform/range-query";

/** What a number was asked with. */
interface Asked {
  /** Days, both included. */
  readonly from: string;
  readonly to: string;
  /** What they were chosen by: a running quarter is compared with the same days of the last, so many days with as many, though they be a month. */
  readonly chosen?: RangePreset | "default" | "custom" | undefined;
  /** What they are compared with; pages of operations always compare, and say with which days. */
  readonly compare?: "previous_period" | "previous_year" | "none" | undefined;
  readonly filters: Readonly<Record<string, string>>;
  readonly survey?: string | undefined;
}

/** Where links begin, and whether the reader sees more than numbers: surveys, and what is within them. */
interface Reader {
  readonly home: string;
  readonly mayRead: boolean;
}

/** Where each is told, by which parameters, and how an attribute is called there. */
const SCREENS: Readonly<
  Record<
    Exclude<OperationMetricId, "response_rate">,
    { path: string; params?: Readonly<Record<string, string>>; filter: "plain" | "prefixed"; place?: string }
  >
> = {
  customer_churn: { path: "/customers", filter: "prefixed" },
  customer_retention: { path: "/customers", filter: "prefixed" },
  revenue_churn: { path: "/customers", filter: "prefixed", place: "revenue" },
  net_revenue_retention: { path: "/customers", filter: "prefixed", place: "revenue" },
  first_response_time: { path: "/customers/service", filter: "plain" },
  resolution_time: { path: "/customers/service", params: { measure: "resolution" }, filter: "plain" },
  sla_attainment: { path: "/customers/service/promises", filter: "plain" },
  quality_score: { path: "/customers/quality", filter: "plain" },
};

/**
 * The screen that tells a number at length, of the days and the records it was asked of; without any of them, of those it
 * usually has. Null where invitations of several surveys make it, as each survey tells its own, or for who sees none.
 */
export function numberScreen({ home, mayRead }: Reader, metric: OperationMetricId, asked: Asked | null): string | null {
  if (metric === "response_rate") return asked?.survey && mayRead ? invitationsScreen(home, asked.survey, asked) : null;
  const { path, params = {}, filter, place } = SCREENS[metric];
  const filters = Object.entries(asked?.filters ?? {}).map(([name, value]): [string, string] => [
    filter === "plain" ? name : `filter.${name}`,
    value,
  ]);
  // Staying has names of its own for days, and months instead of days where it counts them.
  const days = asked === null ? [] : path === "/customers" ? daysOf(asked) : rangeOf(asked);
  const search = new URLSearchParams([...days, ...Object.entries(params), ...filters]).toString();
  return `${home}${path}${search === "" ? "" : `?${search}`}${place ? `#${place}` : ""}`;
}

/** The invitations of one survey that a response rate is of. */
export function invitationsScreen(home: string, survey: string, asked: Pick<Asked, "from" | "to" | "filters">): string {
  // Its days were moved until all of them were settled: they are not those that a name stands for.
  const params = new URLSearchParams([...daysOf(asked), ...Object.entries(asked.filters)]);
  return `${home}/surveys/${survey}/invitations?${params}`;
}

function daysOf({ from, to }: Pick<Asked, "from" | "to">): [string, string][] {
  return [
    ["from", from],
    ["to", to],
  ];
}

function rangeOf({ chosen, from, to, compare }: Omit<Asked, "filters" | "survey">): [string, string][] {
  // The usual days of who began lately end today, and are compared with none.
  const rolls = chosen !== "default" || (compare !== undefined && compare !== "none");
  const preset = isRunning(chosen) ? chosen : rolls ? rollingPreset(chosen, countDays(from, to)) : undefined;
  const days = preset ? { preset } : { from, to };
  return rangeParams({ ...days, ...(compare === "previous_year" ? { compare } : {}) });
}
