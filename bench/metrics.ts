import { compileCalendar } from "@/domain/calendar/business-calendar";
import { businessMinutes } from "@/domain/calendar/business-time";
import { krippendorffAlpha } from "@/domain/metrics/krippendorff";
import { computeScore } from "@/domain/metrics/metric";
import { seededRandom } from "@/domain/metrics/random";
import { kaplanMeier } from "@/domain/metrics/survival";
import { tallyOf } from "@/domain/metrics/tally";
import { compared, type Figure } from "./lib/figure";

const ROUNDS = 5;
const NS_PER_MS = 1_000_000;
const WARM_MS = 300;
/** Growth of the cost per item from a tenth of the size: sorting adds log n, a walk would add tenfold. */
const MOST_GROWTH = 2.5;

/** What the heavy formulas cost per item, at two sizes a factor of ten apart, so that growth shows. */
export function benchMetrics(): Figure[] {
  return [
    perItem("NPS with interval", "tally", 10_000, npsOfTallies),
    perItem("Kaplan–Meier", "customer", 100_000, survivalOfCustomers),
    perItem("Krippendorff's α of 5 raters", "unit", 10_000, agreementOfUnits),
    perItem("business minutes over two years with holidays", "ticket", 100_000, minutesOfTickets),
  ];
}

function perItem(name: string, item: string, size: number, prepare: (size: number) => () => unknown): Figure {
  const [small, large] = [size / 10, size].map((n) => {
    const run = prepare(n);
    // Every sample handles as many items, so that only the size differs; the compiler is warm before the first, and the
    // best of a few is what the formula costs, the rest is the machine.
    const sample = () => {
      const start = performance.now();
      for (let done = 0; done < size; done += n) run();
      return performance.now() - start;
    };
    for (let warm = 0; warm < WARM_MS; ) warm += sample();
    return (Math.min(...Array.from({ length: ROUNDS }, sample)) * NS_PER_MS) / size;
  });
  return compared(
    `metrics: ${name}, ns a ${item} of ${size.toLocaleString("en")}`,
    large ?? 0,
    "ns",
    { name: `the same of ${(size / 10).toLocaleString("en")}, ns`, value: small ?? 0 },
    { atMost: MOST_GROWTH },
  );
}

function npsOfTallies(size: number): () => unknown {
  const random = seededRandom(1);
  const tallies = Array.from({ length: size }, () =>
    tallyOf(Array.from({ length: 50 }, () => Math.floor(random() * 11))),
  );
  return () => tallies.map((tally) => computeScore("nps", tally, "nps").interval);
}

function survivalOfCustomers(size: number): () => unknown {
  const random = seededRandom(2);
  const durations = Array.from({ length: size }, () => Math.floor(random() * 72));
  const ended = durations.map(() => random() < 0.3);
  return () => kaplanMeier(durations, ended).median;
}

function agreementOfUnits(size: number): () => unknown {
  const random = seededRandom(3);
  const units = Array.from({ length: size }, () => {
    const truth = random() * 5;
    return Array.from({ length: 5 }, () =>
      random() < 0.1 ? null : Math.round(Math.min(5, Math.max(1, truth + random()))),
    );
  });
  return () => krippendorffAlpha(units, "ordinal");
}

function minutesOfTickets(size: number): () => unknown {
  const random = seededRandom(4);
  const day = ["09:00", "12:30"] as const;
  const afternoon = ["13:15", "18:00"] as const;
  const hours = [day, afternoon];
  const calendar = compileCalendar({
    timeZone: "Europe/Berlin",
    weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: [["10:00", "14:00"]] },
    holidays: ["2025-01-01", "2025-04-18", "2025-12-25", "2026-01-01", "2026-04-03", "2026-12-25"],
    special: { "2025-12-24": [day], "2026-12-24": [day] },
  });
  const from = Date.UTC(2025, 0, 1);
  const tickets = Array.from({ length: size }, () => {
    const start = from + random() * 640 * 86_400_000;
    return [start, start + random() ** 3 * 90 * 86_400_000] as const;
  });
  return () => tickets.reduce((sum, [start, end]) => sum + businessMinutes(calendar, start, end), 0);
}
