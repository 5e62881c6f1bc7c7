import { describe, expect, it } from "vitest";
import { nextOpenings } from "@/domain/calendar/next-openings";
import { type CalendarText, readCalendar, writeCalendar } from "@/domain/calendar/read-calendar";

const NOW = Date.parse("2026-11-20T12:00:00Z");
const closed = { mon: "", tue: "", wed: "", thu: "", fri: "", sat: "", sun: "" };
const text = (change: Partial<CalendarText> = {}): CalendarText => ({
  ...{ timeZone: "Europe/Berlin", weekly: { ...closed, mon: "9–12:30, 13:30 to 17" }, holidays: "", special: "" },
  ...change,
});
const faults = (change: Partial<CalendarText>) => {
  const read = readCalendar(text(change), NOW);
  return "faults" in read ? read.faults : [];
};
const week = (mon: string) => ({ weekly: { ...closed, mon } });

describe("a calendar that somebody wrote", () => {
  it("is read as people write it, and what is written is read as the same", () => {
    const read = readCalendar(
      text({
        weekly: { ...closed, mon: "13.30-17, 9 – 12:30", tue: "00:00-24:00", fri: "9-12;12-14" },
        holidays: "2026-12-25 Christmas Day\n\n26.12.2026: Boxing Day\n2027-01-01",
        special: "2026-12-24 9-12\n2026-12-31",
      }),
      NOW,
    );
    if ("faults" in read) throw new Error(JSON.stringify(read.faults));
    expect(read.calendar).toEqual({
      timeZone: "Europe/Berlin",
      weekly: {
        mon: [
          ["09:00", "12:30"],
          ["13:30", "17:00"],
        ],
        tue: [["00:00", "24:00"]],
        fri: [
          ["09:00", "12:00"],
          ["12:00", "14:00"],
        ],
      },
      holidays: ["2026-12-25", "2026-12-26", "2027-01-01"],
      holidayNames: { "2026-12-25": "Christmas Day", "2026-12-26": "Boxing Day" },
      special: { "2026-12-24": [["09:00", "12:00"]], "2026-12-31": [] },
    });
    expect(readCalendar(writeCalendar(read.calendar), NOW)).toEqual(read);
  });

  it.each([
    [week("9-12, 11:30-14"), { field: "mon", code: "overlap", text: "11:30–14:00" }],
    [week("22:00-06:00"), { field: "mon", code: "order", text: "22:00-06:00" }],
    [week("nine to five"), { field: "mon", code: "hours", text: "nine to five" }],
    [week("9-25"), { field: "mon", code: "hours", text: "9-25" }],
    [week("9-12:60"), { field: "mon", code: "hours", text: "9-12:60" }],
    [{ timeZone: "Mars/Olympus" }, { field: "timeZone", code: "zone", text: "Mars/Olympus" }],
    [{ holidays: "2026-12-25\n2026-02-30 no" }, { field: "holidays", code: "day", text: "2026-02-30 no", line: 2 }],
    [{ holidays: "Christmas" }, { field: "holidays", code: "day", text: "Christmas", line: 1 }],
    [{ special: "2026-12-24 9-12\n2026-12-24" }, { field: "special", code: "twice", text: "2026-12-24", line: 2 }],
    [{ special: "2026-12-24 12-9" }, { field: "special", code: "order", text: "12-9", line: 1 }],
  ])("names the field and what stands there: %o", (change, fault) => {
    expect(faults(change)).toEqual([fault]);
  });

  it("says all that is wrong at once", () => {
    expect(faults({ ...week("x"), timeZone: "?", holidays: "y" }).map(({ field }) => field)).toEqual([
      "timeZone",
      "mon",
      "holidays",
    ]);
  });

  it("is refused where it never opens, also when its only day has passed, and taken while one day is to come", () => {
    expect(faults(week(""))).toEqual([{ field: "week", code: "never", text: "" }]);
    expect(faults({ ...week(""), special: "2026-11-19 9-17" })).toEqual([{ field: "week", code: "never", text: "" }]);
    expect(faults({ ...week(""), special: "2026-11-23 9-17" })).toEqual([]);
  });
});

describe("when it opens next", () => {
  const spring = {
    timeZone: "Europe/Berlin",
    weekly: { sun: [["01:00", "04:00"]], mon: [["09:00", "17:00"]] },
  } as const;
  const told = (at: string, calendar: Parameters<typeof nextOpenings>[0] = spring) =>
    nextOpenings(calendar, Date.parse(at), 2).map(({ from, to }) => [
      new Date(from).toISOString().slice(0, 16),
      (to - from) / 3_600_000,
    ]);

  it("begins with what is open now, and on the short night of 29 March 2026 three hours on the wall are two", () => {
    expect(told("2026-03-29T00:30:00Z")).toEqual([
      ["2026-03-29T00:00", 2],
      ["2026-03-30T07:00", 8],
    ]);
    // The long one: 25 October 2026.
    expect(told("2026-10-24T12:00:00Z")[0]).toEqual(["2026-10-24T23:00", 4]);
  });

  it("passes over holidays, takes special days, and finds nothing where there is nothing", () => {
    const shut = { ...spring, holidays: ["2026-03-30"], special: { "2026-04-05": [] } } as const;
    expect(told("2026-03-29T12:00:00Z", shut)).toEqual([
      ["2026-04-06T07:00", 8],
      ["2026-04-11T23:00", 3],
    ]);
    expect(told("2026-03-29T12:00:00Z", { timeZone: "UTC", weekly: {} })).toEqual([]);
  });
});
