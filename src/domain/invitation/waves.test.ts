import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, countDays, dayNumber, weekday } from "@/domain/calendar/day";
import {
  addFirstWaves,
  type Candidate,
  chooseForDay as chooseOf,
  EVERY_MONTHS,
  foreseeFirstWave,
  nextOpening,
  opensAt,
  placeOf,
  type Rhythm,
  sameTimeOn,
  sendingDays,
  turnsOn,
  waveOf,
  waveStart,
} from "@/domain/invitation/waves";

const QUARTERLY: Rhythm = { everyMonths: 3, weekdaysOnly: false, firstDay: "2026-01-01" };
const someone = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  ...{ id, reason: null, settledOn: "2020-01-01", lastWave: null, lastAskedOn: null },
  ...more,
});
/** Whom a day asks of these. */
const chooseForDay = (rhythm: Rhythm, mailing: string, people: readonly Candidate[], day: ReturnType<typeof on>) =>
  chooseOf(rhythm, turnsOn(rhythm, mailing, people, day.today), day);
const on = (today: string, most: number | null = null) => ({ today, most });
/** Ids as the app makes them: in order of time, most of each the same as of the one before. */
const idOf = (n: number) =>
  `019be4a0-${(n >> 16).toString(16).padStart(4, "0")}-7000-8000-${(n & 0xffff).toString(16).padStart(12, "0")}`;

test("100,000 customers are spread evenly over the days of a quarter", () => {
  const perDay = new Array<number>(90).fill(0);
  for (let n = 0; n < 100_000; n += 1) {
    const day = Math.floor(placeOf("a", idOf(n)) * 90);
    perDay[day] = (perDay[day] ?? 0) + 1;
  }
  const even = 100_000 / 90;
  // Chi-square with 89 degrees of freedom: 0.1 % lies above 135.98 and below 51.1.
  const chiSquare = perDay.reduce((sum, n) => sum + (n - even) ** 2 / even, 0);
  expect(chiSquare).toBeGreaterThan(51.1);
  expect(chiSquare).toBeLessThan(135.98);
  // 1,111 a day, and by chance alone 33 more or fewer: nowhere five times that.
  for (const n of perDay) expect(Math.abs(n - even)).toBeLessThan(5 * Math.sqrt(even));
});

test("of two mailings the turns are not the same, of one they always are", () => {
  expect(placeOf("a", idOf(1))).toBe(placeOf("a", idOf(1)));
  // Pinned: a change of it would ask people a second time within one period.
  expect(placeOf("a", "b")).toBeCloseTo(0.1428740236442536, 12);
  const near = Array.from({ length: 1_000 }, (_, n) => Math.abs(placeOf("a", idOf(n)) - placeOf("b", idOf(n))) < 0.01);
  // 2 % by chance: 20 of 1,000.
  expect(near.filter(Boolean).length).toBeLessThan(45);
});

test("waves begin on the same date, at a month's end on its last day, leap years and all, and leave no day out", () => {
  const monthEnds: Rhythm = { ...QUARTERLY, everyMonths: 1, firstDay: "2027-12-31" };
  expect([1, 2, 3, 4].map((wave) => waveStart(monthEnds, wave))).toEqual([
    ...["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"],
  ]);
  expect(waveStart({ ...QUARTERLY, everyMonths: 12, firstDay: "2028-02-29" }, 1)).toBe("2029-02-28");
  expect(sendingDays({ ...QUARTERLY, everyMonths: 1, firstDay: "2028-02-01" }, 0)).toHaveLength(29);
  expect(sendingDays({ ...QUARTERLY, everyMonths: 1, firstDay: "2027-02-01" }, 0)).toHaveLength(28);
  fc.assert(
    fc.property(fc.constantFrom(...EVERY_MONTHS), fc.nat(800), fc.nat(1500), (everyMonths, first, later) => {
      const rhythm: Rhythm = { everyMonths, weekdaysOnly: false, firstDay: addDays("2026-01-01", first) };
      const day = addDays(rhythm.firstDay, later);
      const wave = waveOf(rhythm, day);
      expect(waveStart(rhythm, wave) <= day && day < waveStart(rhythm, wave + 1)).toBe(true);
      expect(sendingDays(rhythm, wave)).toContain(day);
    }),
  );
  expect(waveOf(QUARTERLY, "2025-12-31")).toBe(-1);
});

test("on weekdays only, no turn is on a weekend and the mails leave on Monday", () => {
  const rhythm = { ...QUARTERLY, weekdaysOnly: true };
  const days = sendingDays(rhythm, 0);
  // 90 days from Thursday, 1 January 2026 to 31 March: 12 weeks and 6 days, of which 26 are on weekends.
  expect([days.length, days.every((day) => weekday(day) <= 5)]).toEqual([64, true]);
  const hour = new Date("2026-01-02T08:00:00Z");
  expect(nextOpening(rhythm, hour, "2026-01-02", "UTC")).toEqual(new Date("2026-01-05T08:00:00Z"));
  expect(opensAt(rhythm, hour, new Date("2026-01-03T12:00:00Z"), "UTC")).toEqual(new Date("2026-01-05T08:00:00Z"));
  const saturday = { ...rhythm, firstDay: "2026-01-03" };
  expect(opensAt(saturday, new Date("2026-01-03T08:00:00Z"), new Date("2026-01-01T00:00:00Z"), "UTC")).toEqual(
    new Date("2026-01-05T08:00:00Z"),
  );
});

test("the hour is the clock's on days on which clocks change", () => {
  const nine = new Date("2026-03-20T08:00:00Z");
  expect(sameTimeOn("2026-03-29", nine, "Europe/Berlin").toISOString()).toBe("2026-03-29T07:00:00.000Z");
  expect(sameTimeOn("2026-10-25", nine, "Europe/Berlin").toISOString()).toBe("2026-10-25T08:00:00.000Z");
  // 02:30 is not shown on the 29th of March: the first time after it is 03:00.
  const inTheGap = new Date("2026-03-20T01:30:00Z");
  expect(sameTimeOn("2026-03-29", inTheGap, "Europe/Berlin").toISOString()).toBe("2026-03-29T01:00:00.000Z");
  expect(opensAt(QUARTERLY, nine, new Date("2026-03-29T06:59:00Z"), "Europe/Berlin").toISOString()).toBe(
    "2026-03-29T07:00:00.000Z",
  );
});

test("whoever was too new at their turn is asked in the next wave, and who may not be asked today on a later day", () => {
  const early = Array.from({ length: 500 }, (_, n) => idOf(n)).find((id) => placeOf("m", id) < 0.02) ?? "";
  const fresh = someone(early, { settledOn: "2026-01-20" });
  for (const day of ["2026-01-20", "2026-02-20", "2026-03-31"])
    expect(chooseForDay(QUARTERLY, "m", [fresh], on(day))).toEqual([]);
  expect(chooseForDay(QUARTERLY, "m", [fresh], on("2026-04-03"))).toEqual([{ id: early, wave: 1 }]);
  const busy = someone(early, { reason: "open_follow_up" });
  expect(chooseForDay(QUARTERLY, "m", [busy], on("2026-01-10"))).toEqual([]);
  expect(chooseForDay(QUARTERLY, "m", [someone(early)], on("2026-03-30"))).toEqual([{ id: early, wave: 0 }]);
  // Asked on the last day of a wave, they are asked again when half a period is over, not on their next turn.
  const late = someone(early, { lastWave: 0, lastAskedOn: "2026-03-30" });
  expect(chooseForDay(QUARTERLY, "m", [late], on("2026-05-10"))).toEqual([]);
  expect(chooseForDay(QUARTERLY, "m", [late], on("2026-05-11"))).toEqual([{ id: early, wave: 1 }]);
  expect(foreseeFirstWave(QUARTERLY, "m", [fresh, busy, someone(idOf(9_000))])).toMatchObject({
    ...{ asked: 2, putOff: 1, days: 90, tooNew: 1, next: { n: 1 }, skipped: {} },
  });
  const lost = someone(idOf(9_001), { reason: "bounced" });
  expect(foreseeFirstWave(QUARTERLY, "m", [busy, lost])).toMatchObject({
    ...{ asked: 1, putOff: 1, next: null, skipped: { bounced: 1 } },
  });
});

test("what is foreseen of parts adds up to what is foreseen of all", () => {
  const reasons = [null, null, null, "bounced", "asked_lately", "unsubscribed"] as const;
  const person = fc.record({
    id: fc.integer({ min: 0, max: 60_000 }).map(idOf),
    reason: fc.constantFrom(...reasons),
    settledOn: fc.constantFrom("2020-01-01", "2026-02-10"),
  });
  fc.assert(
    fc.property(fc.array(fc.array(person)), (parts) => {
      const foresee = (some: (typeof parts)[number]) =>
        foreseeFirstWave(
          QUARTERLY,
          "m",
          some.map((one) => someone(one.id, one)),
        );
      const nobody = foresee([]);
      expect(nobody).toMatchObject({ chosen: 0, asked: 0, days: 90, next: null });
      expect(parts.map(foresee).reduce(addFirstWaves, nobody)).toEqual(foresee(parts.flat()));
    }),
  );
});

test("after weeks of silence a backlog leaves over days, not at once", () => {
  const people = Array.from({ length: 9_000 }, (_, n) => someone(idOf(n)));
  // 100 a day; on the 61st day 6,100 are due, and 30 days are left for 9,000: 300 a day were even.
  expect(chooseForDay(QUARTERLY, "m", people, on("2026-03-02"))).toHaveLength(4 * 300);
  expect(chooseForDay(QUARTERLY, "m", people, on("2026-03-31"))).toHaveLength(9_000);
  expect(chooseForDay(QUARTERLY, "m", people, on("2026-03-31", 250))).toHaveLength(250);
});

test("at the start of a period what the last one missed leaves over days too, the oldest first", () => {
  const people = Array.from({ length: 9_000 }, (_, n) => someone(idOf(n)));
  // 700 have missed a turn from the 25th of March on; 91 days are left for 9,000: 99 a day were even.
  const first = chooseForDay(QUARTERLY, "m", people, on("2026-04-01"));
  expect(first.map(({ wave }) => wave)).toEqual(new Array(4 * 99).fill(0));
  // The turns of the 25th begin at 83 ninetieths of the period.
  const places = first.map(({ id }) => placeOf("m", id));
  expect(places[0]).toBeGreaterThanOrEqual(83 / 90);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  // Who is not made up for in a week is asked in the running period, on their turn.
  const late = Array.from({ length: 9_000 }, (_, n) => idOf(n)).find((id) => placeOf("m", id) > 0.99) ?? "";
  expect(chooseForDay(QUARTERLY, "m", [someone(late)], on("2026-04-08"))).toEqual([]);
  expect(chooseForDay(QUARTERLY, "m", [someone(late)], on("2026-06-30"))).toEqual([{ id: late, wave: 1 }]);
});

test("whatever days the job runs on, three without it in a row at most: nobody twice in a wave, nobody left out, never close together", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...EVERY_MONTHS),
      fc.boolean(),
      fc.nat(365),
      fc.infiniteStream(fc.integer({ min: 1, max: 4 })),
      (everyMonths, weekdaysOnly, first, steps) => {
        const rhythm: Rhythm = { everyMonths, weekdaysOnly, firstDay: addDays("2027-06-01", first) };
        const people = new Map(Array.from({ length: 200 }, (_, n) => [idOf(n), someone(idOf(n))]));
        const asked: { id: string; wave: number; day: string }[] = [];
        const end = addDays(waveStart(rhythm, 3), 20);
        for (let day = rhythm.firstDay; day < end; day = addDays(day, steps.next().value)) {
          for (const { id, wave } of chooseForDay(rhythm, "m", [...people.values()], on(day))) {
            asked.push({ id, wave, day });
            people.set(id, someone(id, { lastWave: wave, lastAskedOn: day }));
          }
        }
        for (const wave of [0, 1, 2]) {
          const ids = asked.filter((one) => one.wave === wave).map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          expect(ids).toHaveLength(200);
        }
        for (const id of people.keys()) {
          const days = asked.filter((one) => one.id === id).map(({ day }) => dayNumber(day));
          for (const [n, day] of days.entries())
            if (n > 0) expect(day - (days[n - 1] ?? 0)).toBeGreaterThanOrEqual(14 * everyMonths);
        }
        expect(countDays(rhythm.firstDay, end)).toBeGreaterThan(80);
      },
    ),
    { numRuns: 15 },
  );
});
