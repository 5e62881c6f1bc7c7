import { describe, expect, test } from "vitest";
import { instantOfWall, wallOf } from "@/domain/calendar/wall-time";

const at = (text: string, zone: string) => {
  const found = instantOfWall(text, zone);
  return found.kind === "instant" ? found.at.toISOString() : found;
};

describe("a day and time on a wall", () => {
  test("is an instant of its zone, summer and winter", () => {
    expect(at("2026-01-15T09:00", "Europe/Berlin")).toBe("2026-01-15T08:00:00.000Z");
    expect(at("2026-07-15T09:00", "Europe/Berlin")).toBe("2026-07-15T07:00:00.000Z");
    expect(at("2026-07-15T09:07", "Asia/Kolkata")).toBe("2026-07-15T03:37:00.000Z");
    expect(at("2026-07-15T09:00:00", "UTC")).toBe("2026-07-15T09:00:00.000Z");
  });

  test("in the gap of a change of clocks there is none, and the next one is named", () => {
    expect(at("2026-03-29T02:30", "Europe/Berlin")).toEqual({ kind: "gap", next: "2026-03-29T03:00" });
    expect(at("2026-03-29T01:59", "Europe/Berlin")).toBe("2026-03-29T00:59:00.000Z");
    expect(at("2026-03-29T03:00", "Europe/Berlin")).toBe("2026-03-29T01:00:00.000Z");
    expect(at("2026-10-04T02:15", "Australia/Lord_Howe")).toEqual({ kind: "gap", next: "2026-10-04T02:30" });
  });

  test("shown twice, it is the first", () => {
    expect(at("2026-10-25T02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z");
    expect(at("2026-11-01T01:30", "America/New_York")).toBe("2026-11-01T05:30:00.000Z");
  });

  test("what is no day or no time is unreadable", () => {
    for (const text of ["", "2026-02-30T10:00", "2026-01-01T24:00", "2026-01-01", "1e3", "2026-01-01T10:00Z"])
      expect(at(text, "UTC"), text).toEqual({ kind: "unreadable" });
  });

  test("goes there and back", () => {
    for (const zone of ["UTC", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns", "Pacific/Chatham"]) {
      for (let day = 0; day < 365; day += 7) {
        const instant = new Date(Date.UTC(2026, 0, 1, 12, 5) + day * 86_400_000);
        expect(at(wallOf(instant, zone), zone), zone).toBe(instant.toISOString());
      }
    }
  });
});
