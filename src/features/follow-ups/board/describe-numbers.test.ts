import { expect, test } from "vitest";
import { shareReading } from "@/domain/metrics/share";
import { describeNumbers } from "@/features/follow-ups/board/describe-numbers";
import { boardHref, readBoardQuery } from "@/features/follow-ups/board/read-board-query";
import { translatorIn } from "@/platform/i18n/translator";

const words = { t: translatorIn("en", "followUps"), locale: "en" };
const share = shareReading(8, 20);
const numbers = { open: 7, overdue: 2, closedInTime: share, recovered: share, firstContact: share };
const query = readBoardQuery({ owner: "nobody", days: "30" });

test("how many are open and overdue leads to the lists of just those, whatever the board is narrowed to", () => {
  const told = describeNumbers(numbers, words, (tab) => boardHref("acme", { ...query, owner: null }, { tab }));
  const read = told.map(({ key, href }) => {
    const raw = href && Object.fromEntries(new URL(href, "http://candor.test").searchParams);
    return [key, raw && readBoardQuery(raw)];
  });
  expect(read.slice(0, 2)).toEqual([
    ["open", { ...query, owner: null, tab: "open" }],
    ["overdue", { ...query, owner: null, tab: "overdue" }],
  ]);
  expect(read.slice(2).every(([, list]) => list === null)).toBe(true);
});

test("none lead nowhere, and neither does any for who reads numbers alone", () => {
  const none = describeNumbers({ ...numbers, overdue: 0 }, words, () => "/somewhere");
  expect(none.map(({ href }) => href).slice(0, 2)).toEqual(["/somewhere", null]);
  expect(describeNumbers(numbers, words).every(({ href }) => href === null)).toBe(true);
});
