import { expect, it } from "vitest";
import { eventsOfTicket, readDuration, readTicketState, type Ticket } from "@/domain/service/read-ticket";

const ticket: Ticket = {
  ...{ externalId: "T-1", openedAt: new Date("2026-01-05T09:00:00Z"), customer: null, subject: "", channel: "email" },
  ...{ agent: "Dana", team: null, priority: null, state: null, attributes: {} },
  ...{ firstResponseSeconds: 5_280, firstResponseAt: null, solvedAt: new Date("2026-01-06T09:00:00Z") },
};

it("reads durations as helpdesks write them", () => {
  expect(readDuration("88", "minutes")).toBe(5_280);
  expect(readDuration("1.5", "hours")).toBe(5_400);
  expect(readDuration("1:23:45", "minutes")).toBe(5_025);
  expect(readDuration("1d 2h 5m", "seconds")).toBe(93_900);
  for (const text of ["", "-5", "soon", "5 5"]) expect(readDuration(text, "minutes")).toBeNull();
});

it("reads states in the words of several helpdesks", () => {
  const words = ["Resolved", "closed", "On-hold", "snoozed", "New", "spam", "whatever"];
  expect(words.map(readTicketState)).toEqual(["solved", "solved", "on_hold", "pending", "open", "spam", null]);
});

it("makes the events of a row, by names that stay", () => {
  const said = (one: Ticket) =>
    eventsOfTicket(one).map(({ name, kind, at }) => [name, kind, (at - +one.openedAt) / 60_000]);
  expect(said(ticket)).toEqual([
    ["first_response", "agent_replied", 88],
    ["solved", "resolved", 1_440],
  ]);
  expect(said({ ...ticket, state: "open" }).at(-1)).toEqual(["state", "reopened", 1_440]);
  expect(said({ ...ticket, solvedAt: null, state: "spam" }).at(-1)).toEqual(["state", "spam", 88]);
  expect(said({ ...ticket, solvedAt: null, firstResponseSeconds: null })).toEqual([]);
});
