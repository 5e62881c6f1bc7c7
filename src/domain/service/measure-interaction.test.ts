import { describe, expect, it } from "vitest";
import { businessClock } from "@/domain/calendar/business-time";
import { furtherWaits } from "@/domain/metrics/next-response";
import { isOneTouch, oneTouchRate } from "@/domain/metrics/one-touch";
import { checkEvents } from "@/domain/service/check-events";
import type { InteractionEvent, InteractionEventKind } from "@/domain/service/interaction-event";
import { measureInteraction } from "@/domain/service/measure-interaction";

/** Minutes of a Wednesday, 14 January 2026, 9:00 UTC. */
const NINE = Date.UTC(2026, 0, 14, 9);
const event = (minute: number, kind: InteractionEventKind, said: Partial<InteractionEvent> = {}): InteractionEvent => ({
  kind,
  at: NINE + minute * 60_000,
  actor: null,
  isPublic: true,
  detail: null,
  ...said,
});
const told = { openedAt: NINE, openedBy: "customer", agent: null } as const;
const measure = (...events: InteractionEvent[]) => measureInteraction(told, events, null);

describe("measureInteraction", () => {
  it("answers by a person in public: bot after 5 s, note at 9:20, reply at 9:45 is 45 minutes", () => {
    const { clock, agentReplies, state } = measure(
      event(0.083, "bot_replied"),
      event(20, "note", { isPublic: false }),
      event(30, "agent_replied", { isPublic: false }),
      event(45, "agent_replied"),
    );
    expect(clock.firstResponse).toBe(45 * 60);
    expect(agentReplies).toBe(1);
    expect(state).toBe("open");
  });

  it("takes the worked example: 9:00 new, 10:00 pending, 12:00 open, 14:00 solved waited 3 h and took 5 h", () => {
    const { clock, reopens, state } = measure(event(60, "pending"), event(180, "open"), event(300, "resolved"));
    expect(clock).toMatchObject({ requesterWait: 3 * 3600, resolution: 5 * 3600, firstResolution: 5 * 3600 });
    expect([reopens, state]).toEqual([0, "solved"]);
  });

  it("loses its full resolution when it is reopened, keeps the first, and gets a new one", () => {
    const before = [event(10, "agent_replied", { actor: "Ada" }), event(60, "resolved")];
    const open = measure(...before, event(90, "reopened"));
    expect(open).toMatchObject({ reopens: 1, solvedAt: null, solvedBy: null, state: "open" });
    expect(open.clock).toMatchObject({ firstResolution: 3600, resolution: null, requesterWait: null });
    const again = measure(...before, event(90, "reopened"), event(120, "resolved", { actor: "Ben" }));
    // Waited 60 minutes, and 30 after the reopening.
    expect(again.clock).toMatchObject({ firstResolution: 3600, resolution: 7200, requesterWait: 90 * 60 });
    expect(again.solvedBy).toBe("Ben");
  });

  it("says the same in whatever order events come", () => {
    const events = [
      event(5, "agent_replied", { actor: "Ada" }),
      event(9, "customer_replied"),
      event(30, "agent_replied", { actor: "Ada" }),
      event(40, "resolved"),
    ];
    expect(measure(...[...events].reverse())).toEqual(measure(...events));
    expect(measure(...events).clock.nextResponse).toBe(21 * 60);
  });

  it("belongs to who solved it, also when it is given to somebody else afterwards", () => {
    const solved = [event(5, "assigned", { detail: "Ada" }), event(20, "resolved")];
    expect(measure(...solved, event(60, "assigned", { detail: "Ben" })).solvedBy).toBe("Ada");
    expect(
      measure(event(5, "assigned", { detail: "Ada" }), event(6, "agent_replied", { actor: "Cem" }), event(20, "closed"))
        .solvedBy,
    ).toBe("Cem");
  });

  it("leaves out what was merged, deleted or spam, until it is opened again", () => {
    expect(measure(event(5, "merged", { detail: "T-9" }))).toMatchObject({ leftOut: "merged", mergedInto: "T-9" });
    expect(measure(event(5, "spam")).leftOut).toBe("spam");
    expect(measure(event(5, "deleted"), event(9, "reopened")).leftOut).toBeNull();
  });

  it("counts business time beside clock time: 16:30 to the next day 9:30, open 9–17, is one hour of 17", () => {
    const hours: [string, string][] = [["09:00", "17:00"]];
    const business = businessClock({ timeZone: "UTC", weekly: { wed: hours, thu: hours } });
    const late = measureInteraction(
      { ...told, openedAt: NINE + 450 * 60_000 },
      [event(24 * 60 + 30, "agent_replied")],
      business,
    );
    expect(late.clock.firstResponse).toBe(17 * 3600);
    expect(late.business?.firstResponse).toBe(3600);
    // A calendar that is never open: no business time passes.
    const never = businessClock({ timeZone: "UTC", weekly: {} });
    expect(measureInteraction(told, [event(60, "agent_replied")], never).business?.firstResponse).toBe(0);
  });

  it("goes by the time that passed on days when clocks change: Berlin, 29 March 2026, 0:00 to 6:00 are 5 hours", () => {
    const opened = Date.parse("2026-03-29T00:00:00+01:00");
    const reply = { ...event(0, "agent_replied"), at: Date.parse("2026-03-29T06:00:00+02:00") };
    expect(measureInteraction({ ...told, openedAt: opened }, [reply], null).clock.firstResponse).toBe(5 * 3600);
    const allDay: [string, string][] = [["00:00", "24:00"]];
    const business = businessClock({ timeZone: "Europe/Berlin", weekly: { sun: allDay } });
    expect(measureInteraction({ ...told, openedAt: opened }, [reply], business).business?.firstResponse).toBe(5 * 3600);
  });

  it("has no first response where the team wrote first, and measures what follows", () => {
    const ours = measureInteraction(
      { ...told, openedBy: "agent" },
      [event(0, "agent_replied"), event(30, "customer_replied"), event(42, "agent_replied")],
      null,
    );
    expect(ours.clock).toMatchObject({ firstResponse: null, nextResponse: 12 * 60 });
  });
});

describe("furtherWaits", () => {
  const at = (minute: number) => minute * 60_000;
  it("runs from the first message that nobody answered, and a solution ends it uncounted", () => {
    const turns = [
      { at: at(1), kind: "customer" },
      { at: at(10), kind: "agent" },
      { at: at(20), kind: "customer" },
      { at: at(25), kind: "customer" },
      { at: at(50), kind: "agent" },
      { at: at(60), kind: "done" },
      { at: at(61), kind: "customer" },
      { at: at(70), kind: "done" },
      { at: at(900), kind: "agent" },
    ] as const;
    expect(furtherWaits(turns, "customer")).toEqual([{ from: at(20), to: at(50) }]);
  });
});

describe("one touch", () => {
  it("is solved by one reply at most, never reopened", () => {
    expect(isOneTouch({ solved: true, agentReplies: 1, reopens: 0 })).toBe(true);
    expect(isOneTouch({ solved: true, agentReplies: 2, reopens: 0 })).toBe(false);
    expect(isOneTouch({ solved: true, agentReplies: 1, reopens: 1 })).toBe(false);
    expect(isOneTouch({ solved: false, agentReplies: 0, reopens: 0 })).toBe(false);
    expect(oneTouchRate(3, 4).value).toBe(75);
    expect(oneTouchRate(0, 0).value).toBeNull();
  });
});

describe("checkEvents", () => {
  it("refuses the future and what lies before the opening, five minutes of two clocks apart", () => {
    const now = NINE + 60 * 60_000;
    expect(checkEvents(NINE, [event(64, "agent_replied")], now)).toBeNull();
    expect(checkEvents(NINE, [event(1, "note"), event(66, "agent_replied")], now)).toEqual({
      kind: "future",
      event: 1,
    });
    expect(checkEvents(NINE, [event(-4, "agent_replied")], now)).toBeNull();
    // Read in the wrong zone: an hour before it was opened.
    expect(checkEvents(NINE, [event(-60, "agent_replied")], now)).toEqual({ kind: "before_opening", event: 0 });
    expect(checkEvents(now + 600_000, [], now)).toEqual({ kind: "future", event: null });
  });
});
