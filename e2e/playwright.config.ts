import { defineConfig } from "@playwright/test";

/** `npm test` finds the browser and says where it is; on its own, Playwright's or CHROME_PATH's is taken. */
const executablePath = process.env.CHROME_PATH || undefined;

const LONG = /(hostile|leaks|slow-reads|webhooks)\.spec\.ts$/;

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results/e2e",
  globalSetup: "./global-setup.ts",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  // A journey goes through many pages: this ends one that hangs, not one on a busy machine.
  timeout: 120_000,
  expect: { timeout: 10_000, toPass: { intervals: [100, 250, 500] } },
  // What takes longest begins first: at the end nobody waits for the last one alone.
  projects: [
    { name: "long", testMatch: LONG },
    { name: "short", testIgnore: LONG },
  ],
  reporter: "list",
  use: {
    browserName: "chromium",
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    viewport: { width: 1280, height: 900 },
    // A trace of every test costs a third of its time; of one that failed it is made by hand: CANDOR_TRACE=1 npm test.
    trace: process.env.CANDOR_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-features=OptimizationHints,Translate,MediaRouter,PreloadTopChromeWebUI",
      ],
    },
  },
});
