import { expect, it } from "vitest";
import {
  type BoardQuery,
  explainedParams,
  readBoardQuery,
  withValues,
  writeBoardQuery,
} from "@/features/service/promises/board/input";

const raw = (address: string) => Object.fromEntries(new URL(address, "http://candor.invalid").searchParams);

it("reads what it writes", () => {
  const query: BoardQuery = {
    ...{ days: { preset: "last_quarter" }, by: "agent", list: "lost" },
    filter: [
      { dimension: "channel", value: "chat" },
      { dimension: "target", value: "resolution" },
    ],
    after: "2026-11-20T10:00:00.000000Z|0198c0de-0000-7000-8000-000000000001|resolution|1",
  };
  expect(readBoardQuery(raw(writeBoardQuery("/page", query)))).toEqual(query);
});

it("takes the usual for what is missing or wrong", () => {
  const usual = { days: {}, by: "channel", list: "soon", filter: [], after: null };
  expect(readBoardQuery({})).toEqual(usual);
  const wrong = { days: "3", by: "planet", list: ["x", "kept"], channel: "", after: "1; drop table sla_clock" };
  expect(readBoardQuery(wrong)).toEqual(usual);
});

it("sets and takes off single values, and begins at the top", () => {
  const query = readBoardQuery({ channel: "chat", policy: "Gold", after: "x" });
  expect(withValues(query, { channel: null, team: "A" }).filter).toEqual([
    { dimension: "policy", value: "Gold" },
    { dimension: "team", value: "A" },
  ]);
});

it("is explained over its own days, compared as it compares them: it does so unasked", () => {
  // The last 28 days on 1 March: by their days alone they were a month, and met January.
  const range = { from: "2027-02-01", to: "2027-02-28" };
  const compared = { from: "2027-01-04", to: "2027-01-31" };
  const against = { "against.from": compared.from, "against.to": compared.to };
  const of = (query: Record<string, string>, chosen: "default" | "quarter" | "custom") =>
    Object.fromEntries(explainedParams(readBoardQuery(query), { chosen, range, compared }));
  expect(of({ channel: "chat" }, "default")).toEqual({
    ...range,
    compare: "previous_period",
    ...against,
    "filter.channel": "chat",
  });
  // By its name a running quarter meets the same days of the last.
  expect(of({ range: "quarter" }, "quarter")).toEqual({ range: "quarter", compare: "previous_period" });
  const before = { ...range, compare: "previous_year" };
  expect(of(before, "custom")).toEqual({ ...before, ...against });
});
