import { expect, test } from "vitest";
import { nonresponseHref, nonresponseParams, readNonresponseQuery } from "@/features/dashboards/nonresponse/input";

test("an address is read back as it was written", () => {
  for (const query of [
    { range: {} },
    { range: { preset: "28d" as const }, question: "nps", by: "plan & price" },
    { range: { from: "2026-01-01", to: "2026-03-31" }, by: "@channel" },
  ])
    expect(readNonresponseQuery(Object.fromEntries(nonresponseParams(query)))).toEqual(query);
});

test("what cannot be read is left out, and what changes stands in the place of what was", () => {
  const read = readNonresponseQuery({ from: "soon", question: ["a", "b"], by: "x".repeat(65) });
  expect(read).toEqual({ range: {} });
  expect(nonresponseHref("/who", read)).toBe("/who");
  expect(nonresponseHref("/who", { ...read, by: "plan" }, { by: "country" })).toBe("/who?by=country");
});
