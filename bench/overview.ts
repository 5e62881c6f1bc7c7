import { randomInt } from "node:crypto";
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { compared, type Figure, median } from "./lib/figure";
import { type BenchWorkspace, signedIn, timed } from "./lib/signed-in";

const ROUNDS = 15;
const FILTERS = 40;
const COUNTRIES = ["DE", "FR", "UK", "ES", "IT"];
/** The year that the bench's answers are of, and its parts. */
const YEAR = "from=2025-01-01&to=2025-12-31";

/**
 * The first screen as a browser gets it: how long the server takes, at ten thousand answers and at a million, what comes
 * over the wire, and how long a change of the filter or the days takes.
 */
export async function benchOverview(
  port: number,
  database: { readonly ownerUrl: string; readonly authSecret: string },
  [small, large]: readonly [BenchWorkspace, BenchWorkspace],
): Promise<Figure[]> {
  const base = `http://127.0.0.1:${port}`;
  const few = await signedIn(database, small);
  const many = await signedIn(database, large);
  const at = (one: BenchWorkspace, query: string) => `${base}/w/${one.slug}?${query}`;
  const times = { few: [] as number[], many: [] as number[] };
  // In turns, so that what else the machine does falls on both; the first of each is not counted.
  for (let round = 0; round <= ROUNDS; round++) {
    const [one, two] = [await timed(at(small, YEAR), few), await timed(at(large, YEAR), many)];
    if (round > 0) times.few.push(one.took);
    if (round > 0) times.many.push(two.took);
  }
  const changes: number[] = [];
  for (let round = 0; round < FILTERS; round++) {
    const month = 1 + randomInt(9);
    const days = `from=2025-0${month}-01&to=2025-12-${10 + randomInt(20)}`;
    const country = COUNTRIES[round % COUNTRIES.length];
    changes.push((await timed(at(large, `${days}&filter.country=${country}`), many)).took);
  }
  const { bytes } = await timed(at(large, YEAR), many);
  const html = await (await fetch(at(large, YEAR), { headers: { cookie: many } })).text();
  const script = await scriptBytes(base, html);
  changes.sort((a, b) => a - b);
  return [
    compared(
      "overview: the whole page from the server, 1 M answers",
      median(times.many),
      "ms",
      { name: "the same at 10 k, ms", value: median(times.few) },
      { atMost: 1.3 },
    ),
    {
      name: "overview: a change of filter and days at 1 M, p95",
      value: changes[Math.floor(changes.length * 0.95)] ?? Number.NaN,
      unit: "ms",
      target: { atMost: 150 },
    },
    { name: "overview: its page, gzip", value: bytes / 1024, unit: "KB" },
    { name: "overview: its script, gzip", value: script / 1024, unit: "KB" },
    ...(await benchPicture(at(large, YEAR), many)),
  ];
}

async function scriptBytes(base: string, html: string): Promise<number> {
  const paths = new Set([...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, path]) => path ?? ""));
  const sizes = [...paths].map(async (path) =>
    fetch(new URL(path, base)).then(async (reply) => gzipSync(Buffer.from(await reply.arrayBuffer())).length),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** The main chart as a picture: the browser draws it, so the time and the memory are the browser's. */
async function benchPicture(url: string, cookie: string): Promise<Figure[]> {
  const browser = await chromium.launch({
    ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"],
  });
  try {
    const [name = "", ...value] = cookie.split("=");
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies([{ name, value: value.join("="), url }]);
    const page = await context.newPage();
    await page.goto(url);
    const devtools = await context.newCDPSession(page);
    const heap = async () => (await devtools.send("Runtime.getHeapUsage")).usedSize / 1024 / 1024;
    const times: number[] = [];
    const before = await heap();
    for (let round = 0; round < 5; round++) {
      await page.locator("figure").first().getByRole("button", { name: "Save" }).click();
      const saved = page.waitForEvent("download");
      const startedAt = performance.now();
      await page.getByRole("menuitem", { name: "Picture (PNG)" }).click();
      await saved;
      times.push(performance.now() - startedAt);
    }
    return [
      { name: "paper: a chart as PNG, in the browser", value: median(times), unit: "ms" },
      {
        name: "paper: heap of the page after five of them, more than before",
        value: (await heap()) - before,
        unit: "MB",
      },
    ];
  } finally {
    await browser.close();
  }
}
