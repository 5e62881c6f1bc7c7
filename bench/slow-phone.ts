import { chromium } from "@playwright/test";
import { type Figure, median } from "./lib/figure";

const ROUNDS = 5;
/** What browsers' own tools call slow 4G, in milliseconds and bytes a second, with a processor four times slower. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const SLOW_PROCESSOR = 4;

/** Seconds from the press on a link until the page is painted and its script has run, on a slow phone far away. */
export async function benchSlowPhone(port: number, key: string): Promise<Figure[]> {
  const browser = await chromium.launch({
    ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"],
  });
  try {
    const taken: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      await devtools.send("Network.enable");
      await devtools.send("Network.emulateNetworkConditions", SLOW_4G);
      await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOW_PROCESSOR });
      await page.goto(`http://127.0.0.1:${port}/s/${key}`, { waitUntil: "load" });
      taken.push(
        await page.evaluate(async () => {
          const painted = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
          while (painted() === undefined) await new Promise((resolve) => setTimeout(resolve, 10));
          const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
          return Math.max(painted() ?? 0, navigation?.domContentLoadedEventEnd ?? 0);
        }),
      );
      await context.close();
    }
    return [
      {
        name: "page: until it can be used, slow 4G and a processor four times slower",
        value: median(taken) / 1000,
        unit: "s",
        target: { atMost: 1 },
      },
    ];
  } finally {
    await browser.close();
  }
}
