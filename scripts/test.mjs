import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { buildApp } from "./lib/build-app.mjs";
import { prepareEnvironment } from "./lib/environment.mjs";
import { findBrowser } from "./lib/find-browser.mjs";
import { generate } from "./lib/generate.mjs";
import { installPackages } from "./lib/install.mjs";
import { root } from "./lib/paths.mjs";
import { createSteps } from "./lib/steps.mjs";
import { watchParent } from "./lib/watch-parent.mjs";

// Usage: npm test, or npm test -- --only unit|db|e2e [names of files].
const SUITES = ["unit", "db", "e2e"];
const RESULTS = path.join(root, "test-results");
const steps = createSteps();
const children = new Set();

prepareEnvironment();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => interrupt(signal));
watchParent(() => interrupt("SIGTERM"));
main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});

async function main() {
  const { suites, files } = readArguments(process.argv.slice(2));
  await installPackages(steps);
  await generate();
  await rm(RESULTS, { recursive: true, force: true });
  await mkdir(RESULTS, { recursive: true });
  const totals = { passed: 0, failed: 0 };
  const vitest = suites.filter((suite) => suite !== "e2e");
  if (vitest.length > 0) add(totals, await runVitest(vitest, files));
  if (suites.includes("e2e")) add(totals, await runPlaywright(files));
  console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
  // A run that tested nothing has shown nothing.
  process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);
}

function readArguments(args) {
  const at = args.indexOf("--only");
  if (at === -1) return { suites: SUITES, files: args };
  const suites = (args[at + 1] ?? "").split(",");
  const unknown = suites.find((suite) => !SUITES.includes(suite));
  if (unknown !== undefined) throw new Error(`--only takes ${SUITES.join(", ")}, not "${unknown}".`);
  return { suites, files: args.filter((_, index) => index !== at && index !== at + 1) };
}

async function runVitest(projects, files) {
  steps.say(`\nTests: ${projects.join(" and ")}`);
  const report = path.join(RESULTS, "vitest.json");
  const cli = path.join(root, "node_modules", "vitest", "vitest.mjs");
  const choice = projects.flatMap((name) => ["--project", name]);
  const output = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run(cli, ["run", ...choice, ...output, "--passWithNoTests", ...files], { NODE_ENV: "test" });
  const result = await readReport(report);
  return counted(code, result?.numPassedTests ?? 0, result?.numFailedTests ?? 0);
}

async function runPlaywright(files) {
  const folder = path.join(root, "e2e");
  const specs = existsSync(folder)
    ? (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".spec.ts"))
    : [];
  if (specs.length === 0) throw new Error("There are no tests in e2e.");
  const browser = await findBrowser(steps);
  await buildApp(steps);
  steps.say(`\nTests: e2e in ${browser}`);
  const report = path.join(RESULTS, "playwright.json");
  const cli = path.join(root, "node_modules", "@playwright", "test", "cli.js");
  const args = ["test", "--config", "e2e/playwright.config.ts", "--reporter=list,json", ...files];
  const code = await run(cli, args, { CHROME_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report });
  const stats = (await readReport(report))?.stats;
  return counted(code, (stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected ?? 0);
}

/** A runner that failed without a failed test (it broke before, or after) counts as one failure. */
function counted(code, passed, failed) {
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}

function add(totals, more) {
  totals.passed += more.passed;
  totals.failed += more.failed;
}

async function readReport(file) {
  return readFile(file, "utf8").then(JSON.parse, () => null);
}

function run(script, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
    });
    children.add(child);
    child.on("error", reject);
    child.on("close", (code) => {
      children.delete(child);
      resolve(code ?? 1);
    });
  });
}

/** The runners end what they started; a second signal does not wait for them. */
function interrupt(signal) {
  if (children.size === 0) process.exit(130);
  for (const child of children) child.kill(signal);
}
