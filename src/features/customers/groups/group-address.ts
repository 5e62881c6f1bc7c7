import type { OperationRequest } from "@/db/queries/operation-request";
import { BALANCE_STEPS, type CustomerGroup, EVENT_STEPS, REVENUE_STEPS } from "@/db/queries/staying/customer-group";
import { isDay } from "@/domain/calendar/day";
import { LEAVING_REASONS } from "@/domain/customer/leaving-reason";
import { SCALES } from "@/domain/metrics/scale";

/** What customers last said, high to low, then those who said nothing. */
export const LAST_GROUPS = ["promoters", "passives", "detractors", "asked", "never"] as const;
export type LastGroup = (typeof LAST_GROUPS)[number];

/** A group as an address names it: bands by their names, where the database is told their scores. */
export type NamedGroup =
  | Exclude<CustomerGroup, { kind: "last" }>
  | (Omit<Extract<CustomerGroup, { kind: "last" }>, "last"> & { readonly last: LastGroup });

/** Where nobody gave a reason; no code of a reason is called so. */
const NO_REASON = "none";
const MOST_FILTERS = 10;
type Raw = Readonly<Record<string, string | string[] | undefined>>;

/** The address of the list of people, narrowed to a group: what {@link readGroup} reads back as the same. */
export function groupHref(home: string, group: NamedGroup): string {
  return `${home}/customers/people?${new URLSearchParams(groupParams(group))}`;
}

/** The parameters of an address that say a group. */
export function groupParams(group: NamedGroup): [name: string, value: string][] {
  const { kind, filter, ...rest } = group;
  return [
    ["group", kind],
    ...Object.entries(rest).flatMap(([name, value]): [string, string][] => {
      if (name === "reason") return [[name, value === null ? NO_REASON : String(value)]];
      return value === null ? [] : [[name, String(value)]];
    }),
    ...filter.map(({ dimension, value }): [string, string] => [`filter.${dimension}`, value]),
  ];
}

/** The group that an address says, or null where it says none that is whole: then the list is everybody's. */
export function readGroup(raw: Raw): NamedGroup | null {
  const text = (name: string) => {
    const value = raw[name];
    return typeof value === "string" && value.length <= 256 ? value : undefined;
  };
  const oneOf = <T extends string>(name: string, choices: readonly T[]) => choices.find((one) => one === text(name));
  const day = (name: string) => {
    const value = text(name);
    return value !== undefined && isDay(value) ? value : undefined;
  };
  const count = (name: string, most: number) => {
    const value = text(name);
    return value !== undefined && /^\d{1,4}$/.test(value) && Number(value) <= most ? Number(value) : undefined;
  };
  const filter = readFilter(raw);
  const [from, to] = [day("from"), day("to")];
  const days = from !== undefined && to !== undefined && from <= to ? { from, to } : undefined;
  switch (text("group")) {
    case "balance": {
      const step = oneOf("step", BALANCE_STEPS);
      return days && step ? { kind: "balance", step, ...days, filter } : null;
    }
    case "events": {
      const step = oneOf("step", EVENT_STEPS);
      return days && step ? { kind: "events", step, ...days, filter } : null;
    }
    case "revenue": {
      const step = oneOf("step", REVENUE_STEPS);
      return days && step ? { kind: "revenue", step, ...days, filter } : null;
    }
    case "reason": {
      const reason = oneOf("reason", [...LEAVING_REASONS, NO_REASON]);
      return days && reason ? { kind: "reason", reason: reason === NO_REASON ? null : reason, ...days, filter } : null;
    }
    case "cohort": {
      const [month, later] = [day("month"), count("later", 600)];
      return month !== undefined && later !== undefined ? { kind: "cohort", month, later, filter } : null;
    }
    case "last": {
      const [on, last] = [day("day"), oneOf("last", LAST_GROUPS)];
      return on && last
        ? { kind: "last", day: on, last, leftWithin: count("leftWithin", 3_660) ?? null, filter }
        : null;
    }
    case "poor": {
      const [on, poor] = [day("day"), count("poor", 3)];
      const stayedFor = count("stayedFor", 3_660) ?? null;
      return on && poor !== undefined ? { kind: "poor", day: on, poor, stayedFor, filter } : null;
    }
    default:
      return null;
  }
}

/** The group as the database is asked for it. */
export function storedGroup(group: NamedGroup): CustomerGroup {
  if (group.kind !== "last") return group;
  const scores = SCALES.nps.groups.find(({ name }) => name === group.last)?.scores;
  return { ...group, last: scores?.map(String) ?? [group.last] };
}

function readFilter(raw: Raw): OperationRequest["filter"] {
  return Object.entries(raw)
    .flatMap(([name, value]) =>
      name.startsWith("filter.") && name.length > 7 && typeof value === "string" && value.length <= 256
        ? [{ dimension: name.slice(7), value }]
        : [],
    )
    .slice(0, MOST_FILTERS);
}
