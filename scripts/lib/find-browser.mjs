import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { root } from "./paths.mjs";
import { runChild } from "./run-child.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/**
 * A Chromium to test with: `CHROME_PATH`, one on PATH, Playwright's own, Debian's package, Playwright's download.
 * Rejects when there is none: tests in a browser are never left out silently.
 */
export async function findBrowser(steps) {
  const here = fromSetting() ?? onPath() ?? (await playwrights());
  if (here) return here;
  await steps.step("Installing a browser", async () => {
    await installFromDebian().catch(() => {});
    if (!onPath()) await installFromPlaywright().catch(() => {});
  });
  const found = onPath() ?? (await playwrights());
  if (found) return found;
  throw new Error("There is no browser to test with. Install Chromium or Chrome, or set CHROME_PATH to one.");
}

function fromSetting() {
  const file = process.env.CHROME_PATH?.trim();
  if (!file) return null;
  if (isProgram(file)) return file;
  throw new Error(`CHROME_PATH: ${file} is no program. Correct it, or leave it out.`);
}

function onPath() {
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    for (const name of NAMES) {
      const file = path.join(folder, name);
      if (folder && isProgram(file)) return file;
    }
  }
  const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  return existsSync(mac) ? mac : null;
}

async function playwrights() {
  const { chromium } = await import("@playwright/test");
  const file = chromium.executablePath();
  return file && existsSync(file) ? file : null;
}

async function installFromDebian() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await runChild("apt-get update", "apt-get", ["update"], { env });
  await runChild("apt-get install", "apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env });
}

function installFromPlaywright() {
  const cli = path.join(root, "node_modules", "@playwright", "test", "cli.js");
  return runChild("playwright install", process.execPath, [cli, "install", "chromium"]);
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
