import type { NumberRow, NumberSheet } from "@/domain/exports/number-rows";
import { composeDigest } from "@/features/delivery/digest/compose-digest";
import { exampleFrame, exampleNews } from "@/features/delivery/digest/testing/example-digest";
import { writeXlsx } from "@/features/exports/write-xlsx";
import { APP_LOCALES } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";
import { type Figure, median } from "./lib/figure";

const DIGESTS = 600;
const ROWS = [300, 30_000] as const;
const ROUNDS = 5;

/** What leaves the screen: mails a second of processor, and the time and memory of a file of numbers. */
export async function benchPapers(): Promise<Figure[]> {
  return [digests(), ...(await files())];
}

/** Composed in every language by turns, the reading of their numbers left out: that is the overview's. */
function digests(): Figure {
  const news = exampleNews();
  const frames = APP_LOCALES.map((locale) => exampleFrame({ locale }));
  const compose = () => {
    for (const frame of frames) composeDigest(frame, news);
  };
  for (let i = 0; i < 20; i++) compose();
  const before = process.cpuUsage();
  for (let i = 0; i < DIGESTS / frames.length; i++) compose();
  const { user, system } = process.cpuUsage(before);
  return { name: "digest: mails composed a second of processor", value: DIGESTS / ((user + system) / 1e6), unit: "/s" };
}

async function files(): Promise<Figure[]> {
  const words = { t: translatorIn("en", "exports"), locale: "en" };
  const figures: Figure[] = [];
  for (const rows of ROWS) {
    const sheet = sheetOf(rows);
    const times: number[] = [];
    let most = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const before = process.memoryUsage.rss();
      const startedAt = performance.now();
      await writeXlsx(sheet, words);
      times.push(performance.now() - startedAt);
      most = Math.max(most, process.memoryUsage.rss() - before);
    }
    figures.push({ name: `paper: XLSX of ${rows} rows`, value: median(times), unit: "ms" });
    figures.push({ name: `paper: memory of it, at most`, value: most / 1024 / 1024, unit: "MB" });
  }
  return figures;
}

function sheetOf(rows: number): NumberSheet {
  const row = (i: number): NumberRow => ({
    part: "group",
    name: `Group ${i}`,
    metric: "nps",
    unit: "points",
    from: "2026-01-01",
    to: "2026-12-31",
    attribute: "country",
    value: (i % 200) - 100 + 1 / 3,
    shown: "+40",
    low: -10.5,
    high: 60.25,
    n: 100 + i,
    difference: 1.5,
    verdict: "no clear change",
  });
  return { name: "Bench", facts: [["Survey", "Bench"]], rows: Array.from({ length: rows }, (_, i) => row(i)) };
}
