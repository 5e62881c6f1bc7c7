import { expect, it } from "vitest";
import { sayDay, sayDayOf, sayDays, sayInstant, sayTick } from "@/platform/i18n/say-days";

it("says days as the reader's language writes them, whatever the zone of this machine", () => {
  expect(sayDay("2026-12-31", "en")).toBe("31 Dec 2026");
  expect(sayDay("2026-12-31", "de")).toBe("31. Dez. 2026");
  expect(sayTick("2026-01-01", "en")).toBe("1 Jan");
  expect(sayDays("2026-10-01", "2026-10-01", "en")).toBe("1 Oct 2026");
  expect(sayDays("2026-10-01", "2026-11-28", "en").replace(/\s/g, " ")).toBe("1 Oct – 28 Nov 2026");
});

it("says a moment by the clock of its zone", () => {
  const midnight = new Date("2026-03-28T23:30:00Z");
  expect(sayDayOf(midnight, "UTC", "en")).toBe("28 Mar 2026");
  expect(sayDayOf(midnight, "Europe/Berlin", "en")).toBe("29 Mar 2026");
  // An hour before the clocks there go on.
  expect(sayInstant(midnight, "Europe/Berlin", "en")).toBe("29 Mar 2026, 00:30");
});
