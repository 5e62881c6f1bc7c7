import { expect, test } from "vitest";
import type { InteractionEvent } from "@/domain/service/interaction-event";
import { joinMetricEvents } from "@/domain/service/join-metric-events";
import { measureInteraction } from "@/domain/service/measure-interaction";
import { type MetricEvent, readMetricEvent } from "@/domain/service/read-metric-event";

const at = (time: string) => new Date(`2026-03-02T${time}:00Z`);

function read(lines: string): MetricEvent[] {
  return lines
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [time = "", metric = "", type = "", instance = "1"] = line.trim().split(" ");
      const event = readMetricEvent({ metric, type, instance, at: at(time) });
      return typeof event === "string" ? [] : [event];
    });
}

// Opened 9:00, answered 9:20, pending 9:20 to 10:00 (the customer writes again), answered 10:30, on hold 10:30 to 11:00, solved 12:00.
const TICKET = `
  09:00 reply_time activate
  09:00 requester_wait_time activate
  09:00 agent_work_time activate
  09:20 reply_time fulfill
  09:20 requester_wait_time pause
  09:20 agent_work_time pause
  10:00 reply_time activate 2
  10:00 requester_wait_time activate
  10:00 agent_work_time activate
  10:30 reply_time fulfill 2
  10:30 agent_work_time pause
  11:00 agent_work_time activate
  12:00 requester_wait_time fulfill
  12:00 agent_work_time fulfill
  12:00 resolution_time fulfill
`;
const told = { openedAt: +at("09:00"), openedBy: "customer" as const, agent: "Dana" };
const measure = (events: readonly InteractionEvent[]) => measureInteraction(told, events, null);

test("the clocks of a ticket tell its replies, pauses and solution, whichever clock says it", () => {
  const { events, fresh, told } = joinMetricEvents(null, new Map(), read(TICKET));
  const measured = measure(events);
  expect(measured.clock).toMatchObject({ firstResponse: 20 * 60, nextResponse: 30 * 60, resolution: 3 * 3_600 });
  // 20 minutes, then 10:00 to 12:00: on hold the customer waits as well.
  expect(measured.clock.requesterWait).toBe(140 * 60);
  expect(measured).toMatchObject({ state: "solved", reopens: 0, agentReplies: 2, solvedBy: "Dana" });
  // Fifteen lines, five of which another clock had said already.
  expect([fresh.size, told]).toEqual([10, []]);
});

test("whatever order they come in, and however often, they say the same", () => {
  const lines = read(TICKET);
  const { events } = joinMetricEvents(null, new Map(), lines);
  const known = new Map(events.map(({ externalId, ...event }) => [externalId, event]));
  expect(joinMetricEvents(told.openedAt, known, lines)).toEqual({ events: [], fresh: new Set(), told: [] });
  const turned = joinMetricEvents(null, new Map(), [...lines].reverse());
  expect(measure(turned.events)).toEqual(measure(events));
});

test("a solved ticket that runs again was reopened", () => {
  const again = read(`${TICKET}  13:00 requester_wait_time activate 2\n  14:00 requester_wait_time fulfill 2\n`);
  const measured = measure(joinMetricEvents(null, new Map(), again).events);
  expect(measured).toMatchObject({ reopens: 1, state: "solved" });
  expect(measured.clock).toMatchObject({ firstResolution: 3 * 3_600, resolution: 5 * 3_600 });
});

test("what a file of tickets summed up gives way to its moments; where the two differ it is told, and the opening stays", () => {
  const event = (kind: InteractionEvent["kind"], time: string): InteractionEvent => ({
    ...{ kind, at: +at(time), actor: "Dana", isPublic: true, detail: null },
  });
  const known = new Map([
    ["import:first_response", event("agent_replied", "09:20")],
    ["import:solved", event("resolved", "11:40")],
    ["import:state", event("spam", "11:40")],
  ]);
  const joined = joinMetricEvents(+at("08:50"), known, read(TICKET));
  expect(joined.told.map(({ kind, left }) => [kind, left])).toEqual([
    ["opening", true],
    ["solution", false],
  ]);
  const all = new Map([...known, ...joined.events.map(({ externalId, ...one }) => [externalId, one] as const)]);
  expect(measure([...all.values()])).toMatchObject({
    agentReplies: 2,
    reopens: 0,
    solvedAt: +at("12:00"),
    leftOut: "spam",
  });
});

test("what the helpdesk told as it happened is not told twice", () => {
  const live = new Map<string, InteractionEvent>([
    ["audit-1", { kind: "agent_replied", at: +at("09:20") + 400, actor: "Dana", isPublic: true, detail: null }],
  ]);
  const { events } = joinMetricEvents(told.openedAt, live, read(TICKET));
  expect(events.filter(({ kind }) => kind === "agent_replied")).toHaveLength(1);
});

test("promises and updates tell nothing that happened; other words are not known", () => {
  const word = (metric: string, type: string) => readMetricEvent({ metric, type, instance: "1", at: at("09:00") });
  expect([
    word("reply_time", "breach"),
    word("periodic_update_time", "fulfill"),
    word("agent_work_time", "apply_sla"),
  ]).toEqual(["idle", "idle", "idle"]);
  expect([word("mood", "activate"), word("reply_time", "laughed")]).toEqual(["unknown", "unknown"]);
});
