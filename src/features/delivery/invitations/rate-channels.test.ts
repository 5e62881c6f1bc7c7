import { expect, test } from "vitest";
import { rateChannels } from "@/features/delivery/invitations/rate-channels";

/** Sent ten more than delivered, which bounced; half were answered. */
const cell = (group: string | null, delivered: number) => ({
  ...{ period: 0, group },
  input: {
    ...{ numerator: delivered / 2, denominator: delivered, sent: delivered + 10, open: 0, bounced: 10 },
    opened: delivered / 2,
  },
});
const cells = [cell(null, 70), cell("chat", 8), cell("phone", 2), cell("email", 60)];
const told = (channel: string | null, minimum: number | null) =>
  rateChannels(cells, { channel, minimum }).map((one) => [one.channel, one.hidden ? "hidden" : one.rate.value]);

test("all come first, then channels by how many were sent", () => {
  expect(told(null, null)).toEqual([
    [null, 50],
    ["email", 50],
    ["chat", 50],
    ["phone", 50],
  ]);
  expect(rateChannels([], { channel: null, minimum: 5 })).toEqual([]);
});

test("an anonymous survey hides what is of too few and what would tell of it, also where one channel is chosen", () => {
  expect(told(null, 5)).toEqual([
    [null, 50],
    ["email", 50],
    ["chat", "hidden"],
    ["phone", "hidden"],
  ]);
  expect(told("phone", 5)).toEqual([
    [null, "hidden"],
    ["phone", "hidden"],
  ]);
  expect(told("chat", 5)).toEqual([
    [null, "hidden"],
    ["chat", "hidden"],
  ]);
  expect(told("email", 5)).toEqual([
    [null, 50],
    ["email", 50],
  ]);
  expect(told("post", 5)).toEqual([]);
});
