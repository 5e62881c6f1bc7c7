import { beforeAll, describe, expect, test } from "vitest";
import { addDays, dayNumber } from "@/domain/calendar/day";
import { periodOf } from "@/domain/calendar/period";
import { type PlannedCompany, planCompany } from "./plan-company";
import { planOn } from "./plan-customers";
import { planFlows } from "./plan-flows";
import { isSatisfied } from "./set-contacts";

/** The end of a leap February, a day of 23 hours, the first of a month after the last of a short one. */
const DAYS = ["2028-02-29", "2026-03-29", "2027-03-01"];

describe.each(DAYS)("Fennel & Fig planned on %s", (today) => {
  const end = dayNumber(today);
  let company: PlannedCompany;
  beforeAll(() => {
    company = planCompany(today, addDays(periodOf(today, "week").start, -56));
  }, 60_000);

  test("6,400 customers, 46, 31 and 23 of a hundred; whole months lose 3.1 % in Germany, 5.2 % since, 1.5 % elsewhere", () => {
    const now = company.customers.filter((one) => planOn(one, end - 1) !== null);
    const count = (country: string) => now.filter((one) => one.country === country).length;
    expect([now.length, count("UK"), count("DE"), count("FR")]).toEqual([6_400, 2_944, 1_984, 1_472]);
    for (const { country, from, to, atStart, leave } of planFlows(today).filter(
      ({ to }) => to < end && end - to < 547,
    )) {
      const whole = to <= end - 64 ? 3.1 : from >= end - 64 ? 5.2 : null;
      const expected = country === "DE" ? whole : 1.5;
      if (expected !== null) expect((100 * leave) / atStart).toBeCloseTo(expected, 1);
      const left = company.customers.filter((one) => {
        const there = planOn(one, from - 1) !== null;
        return one.country === country && there && planOn(one, to - 1) === null;
      });
      expect(left).toHaveLength(leave);
    }
  });

  test("everybody was a customer of that plan when they answered or asked, and nobody said twice in a quarter what they recommend", () => {
    const { customers, nps, csat, ease, recipes, interactions } = company;
    const elsewhere = [...nps, ...csat, ...ease, ...recipes, ...interactions].filter((one) => {
      const who = customers[one.customer ?? -1];
      return who?.country !== one.country || planOn(who, end - one.daysAgo) !== one.plan;
    });
    expect(elsewhere).toEqual([]);
    const last = new Map<number, number>();
    for (const { customer, daysAgo } of nps) {
      const before = last.get(customer ?? -1);
      if (before !== undefined) expect(before - daysAgo).toBeGreaterThanOrEqual(84);
      last.set(customer ?? -1, daysAgo);
    }
  });

  test("the German quarters: 1,500 and 1,435 interactions, 105 and 416 promises missed, chats of 1:40 and 9 minutes", () => {
    const quarter = (from: number) =>
      company.interactions.filter(({ country, daysAgo }) => country === "DE" && daysAgo >= from && daysAgo < from + 91);
    const found = [quarter(92), quarter(1)].map((some) => [
      some.length,
      some.filter(({ missed }) => missed).length,
      median(some.filter(({ channel }) => channel === "chat").map(({ wait }) => wait)),
    ]);
    expect(found).toEqual([
      [1_500, 105, 100],
      [1_435, 416, 540],
    ]);
  });

  test("answers about chats: 372 of 420, 310 of 380, 171 of 300 satisfied; each after its contact", () => {
    const about = new Map(company.interactions.map((one) => [one.externalId, one]));
    const bands = [0, 120, 300].map((from, place, all) => {
      const told = company.csat.filter((one) => {
        const { channel, wait = 0 } = about.get(one.interaction ?? "") ?? {};
        return (
          one.daysAgo <= 91 && channel === "chat" && wait >= from && wait < (all[place + 1] ?? Number.POSITIVE_INFINITY)
        );
      });
      return [told.filter(isSatisfied).length, told.length];
    });
    expect(bands).toEqual([
      [372, 420],
      [310, 380],
      [171, 300],
    ]);
    const astray = company.csat.filter((one) => {
      const { daysAgo = 0, second = 0, customer = -1 } = about.get(one.interaction ?? "") ?? {};
      return customer !== one.customer || daysAgo * 86_400 - second <= one.daysAgo * 86_400 - one.minute * 60;
    });
    expect(astray).toEqual([]);
  });
});

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}
