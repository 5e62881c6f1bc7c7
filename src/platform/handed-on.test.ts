import { expect, test } from "vitest";
import { type HandedOn, handedOnParams, ledgerPath, readHandedOn } from "@/platform/handed-on";

const days = { from: "2027-01-04", to: "2027-01-31" };

test("what a screen hands on is read back as it was written, to the last digit", () => {
  const told: HandedOn[] = [
    {},
    { compared: days },
    { family: { size: 9, factor: 9 / 7 } },
    { compared: days, family: { size: 2, factor: 1 } },
  ];
  for (const one of told) expect(readHandedOn(Object.fromEntries(handedOnParams(one)))).toEqual(one);
});

test("what no correction can do, and what are no days, is left out", () => {
  const family = (among: string, factor: string) => readHandedOn({ among, factor });
  expect(family("9", "1")).toEqual({ family: { size: 9, factor: 1 } });
  // Nothing is corrected to more than nine times its p-value among nine, nor to less than itself, nor among one.
  for (const [among, factor] of [
    ["9", "9.5"],
    ["9", "0.1"],
    ["9", "NaN"],
    ["9", ""],
    ["1", "1"],
    ["2.5", "2"],
    ["501", "2"],
  ] as const)
    expect(family(among, factor)).toEqual({});
  const against = (from: string, to: string) => readHandedOn({ "against.from": from, "against.to": to });
  expect([against(days.to, days.from), against("2027-02-30", "2027-03-01"), against("", "")]).toEqual([{}, {}, {}]);
});

test("the ledger of a number has its days, those before, and its filters", () => {
  const path = ledgerPath("/w/acme", "customer_churn", {
    ...{ from: "2027-02-01", to: "2027-02-28", compared: days, filters: { plan: "Duo & Co", from: "shop" } },
  });
  const url = new URL(path, "http://candor.test");
  expect([url.pathname, Object.fromEntries(url.searchParams)]).toEqual([
    "/w/acme/explain/customer_churn",
    {
      ...{ from: "2027-02-01", to: "2027-02-28", "against.from": "2027-01-04", "against.to": "2027-01-31" },
      ...{ "filter.plan": "Duo & Co", "filter.from": "shop" },
    },
  ]);
});
