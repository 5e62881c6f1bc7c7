import { expect, test } from "vitest";
import { aboutTopics } from "@/features/dashboards/overview/about-topics";
import type { Finding, MovedGroup } from "@/features/dashboards/overview/judge-overview";

const range = { from: "2026-06-01", to: "2026-06-30" };
const compared = { from: "2026-05-02", to: "2026-05-31" };
const numbers = {
  days: { range, compared },
  main: { tile: { metric: "nps", surveys: [{ id: "one" }, { id: "two" }] }, groups: { by: "country" } },
};
const asked = (finding: Finding, filters: Record<string, string> = {}) => aboutTopics(numbers, { finding }, filters);
const group = (value: string, assessment: MovedGroup["assessment"]): MovedGroup => ({
  ...{ value, assessment, before: 10, now: 0 },
});

test("topics are asked for in the group that got worse, or that is filtered by, or among everybody", () => {
  const whole = { metric: "nps", surveys: ["one", "two"], ...range, compared, filter: null };
  const inGermany = { ...whole, filter: { name: "country", value: "DE" } };
  expect(asked({ kind: "carried", group: group("DE", "worse"), event: null })).toEqual(inGermany);
  expect(asked({ kind: "groups", groups: [group("DE", "worse"), group("UK", "better")] })).toEqual(inGermany);
  expect(asked({ kind: "groups", groups: [group("DE", "worse"), group("UK", "worse")] })).toEqual(whole);
  expect(asked({ kind: "unclear" })).toEqual(whole);
  expect(asked({ kind: "carried", group: group("DE", "worse"), event: null }, { plan: "gold" })).toEqual({
    ...{ ...whole, filter: { name: "plan", value: "gold" } },
  });
});

test("topics are not asked for where the page leads with no score, or tallies of topics know too little", () => {
  expect(asked({ kind: "hidden" })).toBeNull();
  expect(asked({ kind: "few" })).toBeNull();
  expect(asked({ kind: "operations" })).toBeNull();
  expect(asked({ kind: "unclear" }, { plan: "gold", country: "DE" })).toBeNull();
  expect(aboutTopics({ ...numbers, main: null }, { finding: { kind: "silent" } }, {})).toBeNull();
});
