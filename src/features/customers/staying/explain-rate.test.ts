import { expect, test } from "vitest";
import { explainRate } from "@/features/customers/staying/explain-rate";

const days = {
  range: { from: "2026-05-01", to: "2026-05-31" },
  compared: { from: "2026-04-01", to: "2026-04-30" },
  ...{ chosen: "last_month" as const, months: 1 },
};
const filters = [{ dimension: "plan", value: "Duo & Co" }];
const context = { home: "/w/acme" };

test("a rate of the page opens to its own months, filters and those before", () => {
  const href = explainRate("revenue_churn", { days, filters, reading: "snapshot" }, context);
  const url = new URL(href, "http://candor.test");
  expect([url.pathname, Object.fromEntries(url.searchParams)]).toEqual([
    "/w/acme/explain/revenue_churn",
    {
      ...{ from: "2026-05-01", to: "2026-05-31", "against.from": "2026-04-01", "against.to": "2026-04-30" },
      "filter.plan": "Duo & Co",
    },
  ]);
});

test("by Stripe's reading it is another number than anywhere else, and opens to its meaning alone", () => {
  expect(explainRate("customer_churn", { days, filters, reading: "stripe" }, context)).toBe(
    "/w/acme/explain/customer_churn",
  );
});
