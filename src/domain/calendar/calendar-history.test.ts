import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { businessClock } from "@/domain/calendar/business-time";
import { historyClock } from "@/domain/calendar/calendar-history";

const at = (text: string) => Date.parse(text);
const weekdays = (from: string, to: string, timeZone = "Europe/Berlin") => {
  const hours = [[from, to]] as const;
  return { timeZone, weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours } };
};
const long = weekdays("09:00", "17:00");
const short = weekdays("09:00", "13:00");

describe("the clock of a calendar that changed", () => {
  const clock = historyClock([
    { from: at("2026-05-01T00:00+02:00"), calendar: long },
    { from: at("2026-11-18T00:00+01:00"), calendar: short },
  ]);

  it("counts each hour by what was said then: Tuesday 16:00 to Wednesday 18:00 is 1 h + 4 h", () => {
    const start = at("2026-11-17T16:00+01:00");
    expect(clock.minutesBetween(start, at("2026-11-18T18:00+01:00"))).toBe(300);
    expect(clock.addMinutes(start, 300)).toBe(at("2026-11-18T13:00+01:00"));
    expect(clock.addMinutes(start, 60)).toBe(at("2026-11-17T17:00+01:00"));
    expect(clock.addMinutes(start, 301)).toBe(at("2026-11-19T09:01+01:00"));
    expect(clock.addMinutes(at("2026-11-20T12:00+01:00"), 120)).toBe(at("2026-11-23T10:00+01:00"));
  });

  it("holds by its first version before that was said, and never moves what lies before a change", () => {
    const before = businessClock(long);
    expect(clock.minutesBetween(at("2026-01-05T08:00Z"), at("2026-01-06T08:00Z"))).toBe(480);
    const minute = fc.integer({ min: 0, max: 320 * 24 * 60 }).map((n) => at("2026-01-01T00:00Z") + n * 60_000);
    fc.assert(
      fc.property(minute, minute, (a, b) => {
        expect(clock.minutesBetween(a, b)).toBeCloseTo(before.minutesBetween(a, b), 6);
      }),
      { seed: 3 },
    );
  });

  it("reaches what it adds: the minutes until the due instant are the minutes promised", () => {
    const minute = fc.integer({ min: 0, max: 30 * 24 * 60 }).map((n) => at("2026-11-01T00:00Z") + n * 60_000);
    fc.assert(
      fc.property(minute, fc.integer({ min: 1, max: 5_000 }), (start, minutes) => {
        const due = clock.addMinutes(start, minutes);
        expect(due).not.toBeNull();
        expect(clock.minutesBetween(start, due ?? 0)).toBeCloseTo(minutes, 6);
      }),
      { seed: 4 },
    );
  });

  it("of two versions said for the same instant takes the later, and says null for what never comes", () => {
    const from = at("2026-05-01T00:00Z");
    const corrected = historyClock([
      { from, calendar: long },
      { from, calendar: short },
    ]);
    expect(corrected.minutesBetween(at("2026-11-17T00:00Z"), at("2026-11-18T00:00Z"))).toBe(240);
    const closed = historyClock([
      { from, calendar: long },
      { from: at("2026-11-18T00:00+01:00"), calendar: { timeZone: "UTC", weekly: {} } },
    ]);
    expect(closed.addMinutes(at("2026-11-17T16:00+01:00"), 60)).toBe(at("2026-11-17T17:00+01:00"));
    expect(closed.addMinutes(at("2026-11-17T16:00+01:00"), 61)).toBeNull();
    expect(() => historyClock([])).toThrow("first version");
  });
});
