import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  countDays,
  dayNumber,
  dayOf,
  dayOfNumber,
  isDay,
  localDay,
  startOfDay,
  weekday,
} from "@/domain/calendar/day";
import { isZone } from "@/domain/calendar/zone";

describe("localDay", () => {
  it.each([
    // 23:30 UTC is 00:30 the next day in Berlin (UTC+1 in winter), 05:00 in Kolkata (UTC+5:30), 18:30 in New York.
    ["2026-01-31T23:30:00Z", "Europe/Berlin", "2026-02-01"],
    ["2026-01-31T23:30:00Z", "Asia/Kolkata", "2026-02-01"],
    ["2026-01-31T23:30:00Z", "America/New_York", "2026-01-31"],
    ["2026-01-31T18:29:59Z", "Asia/Kolkata", "2026-01-31"],
    ["2026-01-31T18:30:00Z", "Asia/Kolkata", "2026-02-01"],
    // Summer time: 22:30 UTC is 00:30 in Berlin (UTC+2).
    ["2026-07-01T22:30:00Z", "Europe/Berlin", "2026-07-02"],
    // Samoa skipped 30 December 2011: from 29 December 23:59 (UTC−10) to 31 December 00:00 (UTC+14).
    ["2011-12-30T09:59:59Z", "Pacific/Apia", "2011-12-29"],
    ["2011-12-30T10:00:00Z", "Pacific/Apia", "2011-12-31"],
    ["2026-02-29T12:00:00Z", "UTC", "2026-03-01"],
    // Before 1972 Liberia was 44 minutes and 30 seconds behind: its day began within a quarter hour of UTC.
    ["1970-06-01T00:44:29Z", "Africa/Monrovia", "1970-05-31"],
    ["1970-06-01T00:44:30Z", "Africa/Monrovia", "1970-06-01"],
  ])("%s in %s is %s", (instant, zone, day) => {
    expect(localDay(new Date(instant), zone)).toBe(day);
  });
});

describe("startOfDay", () => {
  it.each([
    ["2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00.000Z"],
    ["2026-03-30", "Europe/Berlin", "2026-03-29T22:00:00.000Z"],
    ["2026-03-08", "America/New_York", "2026-03-08T05:00:00.000Z"],
    ["2026-03-09", "America/New_York", "2026-03-09T04:00:00.000Z"],
    ["2026-11-02", "America/New_York", "2026-11-02T05:00:00.000Z"],
    ["2026-02-01", "Asia/Kolkata", "2026-01-31T18:30:00.000Z"],
    // The day that Samoa skipped begins where the next one does.
    ["2011-12-30", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
    ["2011-12-31", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
    // São Paulo's clocks jumped from 24:00 to 01:00: the day began at 01:00 local, 03:00 UTC.
    ["2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00.000Z"],
  ])("%s in %s is %s", (day, zone, instant) => {
    expect(startOfDay(day, zone).toISOString()).toBe(instant);
  });

  it("is the first instant of its day, in any zone and year", () => {
    const zones = [
      "Europe/Berlin",
      "Asia/Kolkata",
      "America/New_York",
      "Pacific/Apia",
      "America/Sao_Paulo",
      "Asia/Kathmandu",
      "UTC",
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: dayNumber("2000-01-01"), max: dayNumber("2040-12-31") }),
        fc.constantFrom(...zones),
        (n, zone) => {
          const day = dayOfNumber(n);
          const start = startOfDay(day, zone).getTime();
          return localDay(start, zone) >= day && localDay(start - 1, zone) < day;
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("days", () => {
  it("count without a clock", () => {
    expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
    expect(countDays("2026-01-01", "2026-12-31")).toBe(365);
    expect(countDays("2026-01-02", "2026-01-01")).toBe(0);
    expect(weekday("2026-11-22")).toBe(7);
    expect(weekday("1969-12-31")).toBe(3);
    expect(dayOf(2026, 13, 31)).toBe("2027-01-31");
    expect(dayOf(2026, 0, 31)).toBe("2025-12-31");
    expect(dayOf(2026, 2, 31)).toBe("2026-02-28");
  });

  it("knows days that exist from those that do not", () => {
    expect(["2024-02-29", "0001-01-01", "9999-12-31"].every(isDay)).toBe(true);
    expect(["2026-02-29", "2026-13-01", "2026-1-1", "x", 3, null, "2026-01-00"].some(isDay)).toBe(false);
  });

  it("knows zones", () => {
    expect(["UTC", "Europe/Berlin", "Pacific/Apia"].every(isZone)).toBe(true);
    expect(["", "Mars/Base", "+02:00", 5, null, "x".repeat(100), "../etc"].some(isZone)).toBe(false);
  });
});
