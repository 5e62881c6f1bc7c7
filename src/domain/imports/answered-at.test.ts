import { describe, expect, test } from "vitest";
import { answeredAt } from "@/domain/imports/answered-at";
import { parseIsoDate, type WrittenDate } from "@/domain/imports/iso-date";
import { zoneClock } from "@/domain/imports/zone-clock";

const date = (text: string): WrittenDate => {
  const parsed = parseIsoDate(text);
  if (!parsed) throw new Error(`${text} is no date`);
  return parsed;
};
const at = (text: string, file: string, workspace: string) => {
  const { instant, day } = answeredAt(date(text), zoneClock(file), zoneClock(workspace));
  return `${instant.toISOString()} ${day}`;
};

describe("a day without a time", () => {
  test.each(["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kolkata", "America/Los_Angeles", "UTC"])(
    "keeps its day in %s",
    (zone) => {
      for (const day of ["2018-03-11", "2018-05-04", "2018-11-04", "2024-02-29"]) {
        expect(at(day, "UTC", zone).slice(-10)).toBe(day);
      }
    },
  );

  test("is noon of the workspace's clock", () => {
    // Los Angeles is 7 hours behind UTC in May: 12:00 + 7:00 = 19:00.
    expect(at("2018-05-04", "UTC", "America/Los_Angeles")).toBe("2018-05-04T19:00:00.000Z 2018-05-04");
  });
});

describe("a time", () => {
  test("without an offset is the file's, and its day the workspace's", () => {
    // 22:30 in Berlin in May is 20:30 in UTC, and 02:00 of the next day in Kolkata.
    expect(at("2018-05-04T22:30", "Europe/Berlin", "Asia/Kolkata")).toBe("2018-05-04T20:30:00.000Z 2018-05-05");
  });

  test("with an offset is itself", () => {
    expect(at("2018-05-04T23:00-07:00", "Europe/Berlin", "America/Los_Angeles")).toBe(
      "2018-05-05T06:00:00.000Z 2018-05-04",
    );
  });

  test("that the clocks skip is the same time after it, on the same day", () => {
    // Berlin jumps from 02:00 to 03:00; São Paulo jumped from 00:00 to 01:00.
    expect(at("2018-03-25T02:30", "Europe/Berlin", "Europe/Berlin")).toBe("2018-03-25T01:30:00.000Z 2018-03-25");
    expect(at("2018-11-04T00:30", "America/Sao_Paulo", "America/Sao_Paulo")).toBe(
      "2018-11-04T03:30:00.000Z 2018-11-04",
    );
  });

  test("at midnight stays on its day", () => {
    expect(at("2016-05-09T00:00", "America/Los_Angeles", "America/Los_Angeles").slice(-10)).toBe("2016-05-09");
  });
});
