import { expect, test } from "vitest";
import { auditHref, filterOf, readAuditQuery } from "@/features/settings/audit/input";

const ID = "018f0000-0000-7000-8000-00000000000a";
const NONE = { who: null, kind: null, on: null, from: null, to: null, cursor: null };

test("an address is read back as it was written", () => {
  for (const query of [
    NONE,
    { ...NONE, who: "job", kind: "goals" as const },
    { ...NONE, who: ID, on: "viewer", from: "2026-05-01", to: "2026-05-31", cursor: "abc" },
  ]) {
    const { searchParams } = new URL(auditHref("/w/x/settings/audit", query, { cursor: query.cursor }), "http://x");
    expect(readAuditQuery(Object.fromEntries(searchParams))).toEqual(query);
  }
  expect(auditHref("/a", { ...NONE, who: "job", cursor: "abc" }, {})).toBe("/a?who=job");
});

test("what does not fit is left out", () => {
  const raw = { who: "'; drop table", kind: "everything", on: "a b", from: "2026-02-30", to: ["2026-01-01", "x"] };
  expect(readAuditQuery(raw)).toEqual(NONE);
});

test("days begin and end in the workspace's zone", () => {
  expect(filterOf({ ...NONE, from: "2026-03-29", to: "2026-03-29" }, "Europe/Berlin")).toMatchObject({
    from: new Date("2026-03-28T23:00:00Z"),
    until: new Date("2026-03-29T22:00:00Z"),
    actions: null,
  });
  expect(filterOf({ ...NONE, from: "9999-12-31", to: "9999-12-31" }, "Europe/Berlin")).toMatchObject({
    from: new Date("9999-12-30T23:00:00Z"),
    until: null,
  });
  expect(filterOf({ ...NONE, to: "9998-12-31" }, "UTC").until).toEqual(new Date("9999-01-01T00:00:00Z"));
});
