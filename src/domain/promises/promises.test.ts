import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { businessClock } from "@/domain/calendar/business-time";
import { judgeWait, type PromiseTarget } from "@/domain/promises/judge-wait";
import { listWaits, type StoryEvent } from "@/domain/promises/list-waits";
import { matchPolicy, type PolicyConditions } from "@/domain/promises/match-policy";
import { policiesAt } from "@/domain/promises/policies-at";

const at = (clock: string, day = "2026-11-16") => Date.parse(`${day}T${clock}:00Z`);
const event = (kind: string, clock: string, isPublic = true): StoryEvent => ({ kind, at: at(clock), isPublic });
const story = (...events: StoryEvent[]) => ({ openedAt: at("09:00"), openedBy: "customer" as const, events });
/** Measure, minutes waited (null while they wait). */
const lengths = (told: Parameters<typeof listWaits>[0]) =>
  listWaits(told).map(({ measure, startedAt, endedAt }) => [
    measure,
    endedAt === null ? null : (endedAt - startedAt) / 60_000,
  ]);

describe("what is waited for", () => {
  it("is a first answer, each further answer and a solution: 20, 30 and 120 minutes", () => {
    const told = story(
      event("agent_replied", "09:20"),
      event("customer_replied", "10:00"),
      event("customer_replied", "10:05"),
      event("agent_replied", "10:30"),
      event("resolved", "11:00"),
    );
    expect(lengths(told)).toEqual([
      ["first_response", 20],
      ["next_response", 30],
      ["resolution", 120],
    ]);
    // In any order of arrival.
    expect(lengths({ ...told, events: [...told.events].reverse() })).toEqual(lengths(told));
  });

  it("is not answered by bots and internal notes, but settled by a solution", () => {
    expect(lengths(story(event("bot_replied", "09:01"), event("agent_replied", "09:02", false)))).toEqual([
      ["first_response", null],
      ["resolution", null],
    ]);
    expect(lengths(story(event("resolved", "09:30")))).toEqual([
      ["first_response", 30],
      ["resolution", 30],
    ]);
  });

  it("is no first answer where an agent began, but an answer to what the customer writes then", () => {
    expect(lengths({ ...story(event("customer_replied", "09:30")), openedBy: "agent" })).toEqual([
      ["next_response", null],
      ["resolution", null],
    ]);
  });

  it("goes on after a reopening, and a thank-you after a solution that holds waits for nothing", () => {
    const thanked = [event("agent_replied", "09:10"), event("resolved", "10:00"), event("customer_replied", "10:30")];
    expect(lengths(story(...thanked))).toEqual([
      ["first_response", 10],
      ["resolution", 60],
    ]);
    const reopened = story(...thanked, event("reopened", "10:31"));
    expect(lengths(reopened)).toEqual([
      ["first_response", 10],
      ["next_response", null],
      ["resolution", null],
    ]);
    // Solved from 10:00 to 10:31: nobody's wait. 60 minutes before and 29 after it are 89 of 100.
    const resolution = listWaits(reopened).find(({ measure }) => measure === "resolution");
    if (resolution === undefined) throw new Error("no wait");
    const standing = judgeWait(resolution, { minutes: 100, time: "clock", pauses: [] }, HALF, {
      business: null,
      now: at("11:00"),
    });
    expect(standing).toMatchObject({ state: "active", dueAt: at("11:11") });
  });
});

const HALF = { kind: "share", amount: 50 } as const;
const hour: PromiseTarget = { minutes: 60, time: "clock", pauses: ["pending", "on_hold"] };
const first = (events: StoryEvent[], now: string, target = hour, soon: Parameters<typeof judgeWait>[2] = HALF) => {
  const [wait] = listWaits(story(...events));
  if (wait === undefined) throw new Error("no wait");
  return judgeWait(wait, target, soon, { business: null, now: at(now) });
};

describe("where a promise stands", () => {
  it("is due soon for its last half, kept on the minute, missed after it and late while nobody answers", () => {
    expect(first([], "09:40")).toMatchObject({
      state: "active",
      dueAt: at("10:00"),
      soonAt: at("09:30"),
      decidedAt: null,
    });
    expect(first([], "09:40", hour, { kind: "minutes", amount: 10 })).toMatchObject({ soonAt: at("09:50") });
    expect(first([], "09:40", hour, { kind: "minutes", amount: 90 })).toMatchObject({ soonAt: at("09:00") });
    expect(first([event("agent_replied", "10:00")], "12:00")).toMatchObject({
      state: "achieved",
      decidedAt: at("10:00"),
    });
    expect(first([], "10:01")).toMatchObject({ state: "active_breached", decidedAt: at("10:00"), soonAt: null });
    // Missed on the minute it was due, whenever somebody answers at last.
    expect(first([event("agent_replied", "11:30")], "12:00")).toMatchObject({
      state: "breached",
      decidedAt: at("10:00"),
    });
  });

  it("stands still with its time left: 9:00 to 9:40 of an hour leaves twenty minutes", () => {
    const paused = first([event("pending", "09:40")], "15:00");
    expect(paused).toMatchObject({ state: "paused", dueAt: null, soonAt: null, leftSeconds: 20 * 60, decidedAt: null });
    expect(first([event("pending", "09:40"), event("open", "14:00")], "14:05")).toMatchObject({ dueAt: at("14:20") });
    expect(first([event("on_hold", "10:10")], "15:00")).toMatchObject({
      ...{ state: "paused_breached", leftSeconds: -600, decidedAt: at("10:00") },
    });
    expect(first([event("pending", "09:40")], "15:00", { ...hour, pauses: ["on_hold"] })).toMatchObject({
      state: "active_breached",
    });
  });

  it("has 23 hours on 29 March 2026 in Berlin, in business time of a calendar that never closes", () => {
    const always = [["00:00", "24:00"]] as const;
    const weekly = { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always };
    const business = businessClock({ timeZone: "Europe/Berlin", weekly });
    const wait = {
      measure: "resolution",
      ordinal: 1,
      startedAt: Date.parse("2026-03-29T00:00+01:00"),
      endedAt: null,
      stretches: [],
    } as const;
    const day: PromiseTarget = { minutes: 24 * 60, time: "business", pauses: [] };
    const standing = judgeWait(wait, day, HALF, { business, now: wait.startedAt });
    // 24 hours after midnight the wall shows one o'clock of the next day.
    expect(standing.dueAt).toBe(Date.parse("2026-03-30T01:00+02:00"));
  });

  it("is decided once: whatever comes later, a promise that was missed stays missed", () => {
    const minutes = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(minutes, minutes, fc.integer({ min: 1, max: 200 }), (answered, asked, target) => {
        const [wait] = listWaits(story({ kind: "agent_replied", at: at("09:00") + answered * 60_000, isPublic: true }));
        if (wait === undefined) throw new Error("no wait");
        const promise: PromiseTarget = { minutes: target, time: "clock", pauses: [] };
        const settled = judgeWait(wait, promise, HALF, { business: null, now: at("20:00") });
        const before = judgeWait({ ...wait, endedAt: null }, promise, HALF, {
          business: null,
          now: at("09:00") + Math.min(asked, answered) * 60_000,
        });
        expect(settled.state).toBe(answered <= target ? "achieved" : "breached");
        if (before.state === "active_breached")
          expect(settled).toMatchObject({ state: "breached", decidedAt: before.decidedAt });
      }),
      { seed: 7 },
    );
  });
});

describe("the first policy that fits", () => {
  const policy = (name: string, conditions: PolicyConditions) => ({ name, conditions });
  const policies = [
    policy("urgent chats", { priorities: ["urgent", "high"], channels: ["chat"] }),
    policy("families", { segment: { name: "plan", values: ["Family"] } }),
    policy("second line", { teams: ["Second line"], channels: [] }),
    policy("all others", {}),
  ];
  const facts = { priority: null, channel: "email", team: null, attributes: {} };

  it.each([
    [{ ...facts, priority: "Urgent ", channel: "Chat" }, "urgent chats"],
    [{ ...facts, priority: "urgent" }, "all others"],
    [{ ...facts, attributes: { Plan: "family" } }, "families"],
    [{ ...facts, priority: "high", channel: "chat", attributes: { plan: "Family" } }, "urgent chats"],
    [{ ...facts, team: "second line" }, "second line"],
    [facts, "all others"],
  ])("of %o is %s", (known, name) => {
    expect(matchPolicy(policies, known)?.name).toBe(name);
  });

  it("is none where nothing fits", () => {
    expect(matchPolicy(policies.slice(0, 3), facts)).toBeNull();
  });

  it("is asked of those that were in force: a change counts from its instant on, or for all time before", () => {
    const said = (policyId: string, version: number, position: number, from: string, active = true) => ({
      ...{ policyId, version, position, active, validFrom: new Date(from) },
    });
    const versions = [
      said("a", 1, 1, "2026-01-01"),
      said("a", 2, 3, "2026-06-01"),
      said("b", 1, 2, "2026-02-01"),
      said("b", 2, 2, "2026-09-01", false),
      said("c", 1, 1, "2026-07-01"),
      said("c", 2, 4, "1970-01-01"),
    ];
    const names = (day: string) =>
      policiesAt(versions, Date.parse(day)).map(({ policyId, version }) => policyId + version);
    expect(names("2026-01-15")).toEqual(["a1", "c2"]);
    expect(names("2026-03-01")).toEqual(["a1", "b1", "c2"]);
    expect(names("2026-08-01")).toEqual(["b1", "a2", "c2"]);
    expect(names("2026-10-01")).toEqual(["a2", "c2"]);
  });
});
