import { expect, test } from "vitest";
import type { OperationMetricId } from "@/domain/metrics/metric-id";
import { explainRate } from "@/features/customers/staying/explain-rate";

const days = {
  range: { from: "2026-05-01", to: "2026-05-31" },
  compared: { from: "2026-04-01", to: "2026-04-30" },
  ...{ chosen: "last_month" as const, months: 1 },
};
const filters = [{ dimension: "plan", value: "Duo & Co" }];
const context = { home: "/w/acme" };

test("a rate of the page opens to its own months, filters and those before", () => {
  const href = explainRate("revenue_churn", { days, filters, reading: "stripe", ownReading: "snapshot" }, context);
  const url = new URL(href, "http://candor.test");
  expect([url.pathname, Object.fromEntries(url.searchParams)]).toEqual([
    "/w/acme/explain/revenue_churn",
    {
      ...{ from: "2026-05-01", to: "2026-05-31", "against.from": "2026-04-01", "against.to": "2026-04-30" },
      "filter.plan": "Duo & Co",
    },
  ]);
});

const READINGS = ["snapshot", "stripe"] as const;
const PAIRS = READINGS.flatMap((ownReading) => READINGS.map((reading) => ({ ownReading, reading })));

test.each(PAIRS)("where $ownReading is the workspace's reading, $reading shows its number or another", (pair) => {
  const of = (metric: OperationMetricId) => explainRate(metric, { days, filters, ...pair }, context);
  for (const metric of ["customer_churn", "customer_retention"] as const) {
    const bare = `/w/acme/explain/${metric}`;
    if (pair.reading === pair.ownReading) expect(of(metric)).toContain(`${bare}?from=2026-05-01&to=2026-05-31&`);
    // Everywhere else it is counted by the workspace's reading: another number.
    else expect(of(metric)).toBe(bare);
  }
  for (const metric of ["revenue_churn", "net_revenue_retention"] as const)
    expect(of(metric)).toContain(`/w/acme/explain/${metric}?from=2026-05-01&to=2026-05-31&`);
});
