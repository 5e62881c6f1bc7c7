import { test as base, expect } from "@playwright/test";

/** Everything a spec gets: Playwright's own, with addresses relative to the app that global setup started. */
export const test = base.extend({
  baseURL: async ({ browserName: _ }, use) => {
    const url = process.env.CANDOR_E2E_URL;
    if (!url) throw new Error("CANDOR_E2E_URL is missing: specs run through e2e/playwright.config.ts.");
    await use(url);
  },
});

export { expect };
