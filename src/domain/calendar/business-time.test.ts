import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BusinessCalendar, compileCalendar, type OpeningWindow } from "@/domain/calendar/business-calendar";
import { addBusinessMinutes, businessClock, businessMinutes } from "@/domain/calendar/business-time";
import { zoneClock } from "@/domain/calendar/business-zone";

const nineToFive: readonly OpeningWindow[] = [["09:00", "17:00"]];
const weekdays = { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive };
const at = (text: string) => Date.parse(text);

/** Walks minute by minute and asks the local wall: slow, and right where no window begins or ends inside a clock change. */
function walk(calendar: BusinessCalendar, start: number, end: number): number {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: calendar.timeZone,
    hourCycle: "h23",
    weekday: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  let minutes = 0;
  for (let instant = start; instant < end; instant += 60_000) {
    const part = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    const day = `${part.get("year")}-${part.get("month")}-${part.get("day")}`;
    const wall = `${part.get("hour")}:${part.get("minute")}`;
    const weekly = new Map(Object.entries(calendar.weekly)).get((part.get("weekday") ?? "").toLowerCase()) ?? [];
    const windows = calendar.special?.[day] ?? (calendar.holidays?.includes(day) ? [] : weekly);
    if (windows.some(([from, to]) => wall >= from && wall < to)) minutes += 1;
  }
  return minutes;
}

describe("business minutes", () => {
  it("agree with a walk over the minutes in six zones, across changes of the clocks, holidays and special days", () => {
    // Windows keep clear of 1:00–4:00, where clocks change; midnight is included (Beirut and Santiago change there).
    const edges = ["00:00", "00:30", "04:00", "06:15", "09:00", "12:00", "13:00", "17:30", "22:00", "24:00"];
    const windows = fc
      .uniqueArray(fc.constantFrom(...edges), { minLength: 0, maxLength: 4 })
      .map((times) => times.sort())
      .map((times): OpeningWindow[] =>
        times.flatMap((time, i) => (i % 2 === 1 ? [[times[i - 1] ?? time, time] as const] : [])),
      );
    const calendar = fc.record({
      timeZone: fc.constantFrom(
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Kolkata",
        "Asia/Beirut",
        "America/Santiago",
      ),
      weekly: fc.record({
        mon: windows,
        tue: windows,
        wed: windows,
        thu: windows,
        fri: windows,
        sat: windows,
        sun: windows,
      }),
      holidays: fc.constantFrom<readonly string[]>([], ["2026-03-29", "2026-11-01"], ["2026-04-03"]),
      special: fc.constantFrom<Record<string, readonly OpeningWindow[]>>(
        {},
        { "2026-03-28": [["09:00", "12:00"]], "2026-10-25": [] },
      ),
    });
    const months = [
      at("2026-03-06T00:00Z"),
      at("2026-03-26T00:00Z"),
      at("2026-04-02T00:00Z"),
      at("2026-10-23T00:00Z"),
      at("2026-09-03T00:00Z"),
    ];
    fc.assert(
      fc.property(calendar, fc.constantFrom(...months), fc.nat(4000), fc.nat(5000), (given, month, offset, length) => {
        const start = month + offset * 60_000;
        const end = start + length * 60_000;
        const compiled = compileCalendar(given);
        const counted = businessMinutes(compiled, start, end);
        expect(counted).toBeCloseTo(walk(given, start, end), 6);
        if (counted > 0) {
          const due = addBusinessMinutes(compiled, start, counted);
          expect(due).not.toBeNull();
          expect(due ?? 0).toBeLessThanOrEqual(end);
          expect(businessMinutes(compiled, start, due ?? 0)).toBeCloseTo(counted, 6);
        }
      }),
      { numRuns: 60, seed: 20260329 },
    );
  }, 20_000);

  it("add up: from a to b and from b to c is from a to c, over two years", () => {
    const compiled = compileCalendar({ timeZone: "Europe/Berlin", weekly: weekdays, holidays: ["2026-12-25"] });
    const from = at("2025-01-01T00:00Z");
    fc.assert(
      fc.property(fc.array(fc.nat(2 * 365 * 86_400), { minLength: 3, maxLength: 3 }), (seconds) => {
        const [a = 0, b = 0, c = 0] = seconds.sort((x, y) => x - y).map((second) => from + second * 1000);
        expect(businessMinutes(compiled, a, b) + businessMinutes(compiled, b, c)).toBeCloseTo(
          businessMinutes(compiled, a, c),
          6,
        );
      }),
    );
  });

  it("stand still in Beirut's midnight gap and last 25 hours on New York's long day", () => {
    const always: readonly OpeningWindow[] = [["00:00", "24:00"]];
    const weekly = { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always };
    // 29 March 2026 begins at 01:00 in Beirut: 23 h.
    const beirut = businessClock({ timeZone: "Asia/Beirut", weekly });
    expect(beirut.minutesBetween(at("2026-03-28T22:00Z"), at("2026-03-29T21:00Z"))).toBe(23 * 60);
    const newYork = businessClock({ timeZone: "America/New_York", weekly });
    expect(newYork.minutesBetween(at("2026-11-01T04:00Z"), at("2026-11-02T05:00Z"))).toBe(25 * 60);
  });

  it("shift a wall time in a gap forward and take the earlier one of two", () => {
    const berlin = zoneClock("Europe/Berlin");
    expect(berlin.instantOf(at("2026-03-29T02:30Z"))).toBe(at("2026-03-29T01:30Z")); // shown as 3:30
    expect(berlin.instantOf(at("2026-10-25T02:30Z"))).toBe(at("2026-10-25T00:30Z")); // still summer time
  });

  it("refuse nonsense by name and say null for what never comes", () => {
    const code = (value: string) => expect.objectContaining({ code: value });
    expect(() => compileCalendar({ timeZone: "Mars/Olympus", weekly: {} })).toThrow(code("unknown_zone"));
    expect(() => compileCalendar({ timeZone: "UTC", weekly: { mon: [["17:00", "09:00"]] } })).toThrow(
      code("bad_window"),
    );
    expect(() => compileCalendar({ timeZone: "UTC", weekly: { mon: [["9", "25:00"]] } })).toThrow(code("bad_window"));
    expect(() => compileCalendar({ timeZone: "UTC", weekly: {}, holidays: ["2026-02-30"] })).toThrow(code("bad_day"));
    const empty = compileCalendar({ timeZone: "UTC", weekly: {} });
    expect(businessMinutes(empty, 0, at("2026-01-01T00:00Z"))).toBe(0);
    expect(addBusinessMinutes(empty, 0, 1)).toBeNull();
    expect(addBusinessMinutes(empty, 5, 0)).toBe(5);
    expect(businessMinutes(empty, at("2026-01-02T00:00Z"), at("2026-01-01T00:00Z"))).toBe(0);
    expect(() => businessMinutes(empty, Number.NaN, 5)).toThrow(code("bad_time"));
    expect(() => businessMinutes(empty, -1, 5)).toThrow(code("bad_time"));
    expect(() => addBusinessMinutes(empty, 0, -5)).toThrow(code("bad_time"));
  });
});
