import { expect, test } from "vitest";
import { countOverlapping } from "@/domain/customer/overlaps";

const spell = (startDay: string, endDay: string | null) => ({ startDay, endDay });

test("spells that run beside another are counted; touching ones and those of no days are not", () => {
  const [winter, spring] = [spell("2026-01-01", "2026-03-01"), spell("2026-03-01", "2026-06-01")];
  expect(countOverlapping([winter, spring, spell("2026-02-01", "2026-02-01")])).toBe(0);
  expect(countOverlapping([winter, spring, spell("2026-05-31", null)])).toBe(2);
  expect(countOverlapping([spell("2026-01-01", null), spell("2026-01-01", null)])).toBe(2);
  expect(countOverlapping([])).toBe(0);
});
