import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { bundle } from "./lib/bundle.mjs";
import { root } from "./lib/paths.mjs";

// Usage: [GOLDEN_CASES=<file>] npm run test:golden. Runs a file of golden cases through the one adapter.
const { parseCases, runCase } = await import(
  pathToFileURL(await bundle({ name: "golden", entry: "src/domain/metrics/golden/run.ts" })).href
);
const file = casesFile();
const { count, failures } = runFile();
for (const { id, reason } of failures) console.log(`FAILED ${id}: ${reason}`);
console.log(`${count - failures.length} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);

/** Every case of the file with its failures; a file without readable cases is itself one failure. */
function runFile() {
  try {
    const cases = parseCases(readFileSync(file, "utf8"));
    return { count: cases.length, failures: cases.map(runCase).filter((failure) => failure !== null) };
  } catch (error) {
    return { count: 1, failures: [{ id: file, reason: String(error) }] };
  }
}

/** The file asked for, seen from where npm was called, else from the project; without one, the committed cases. */
function casesFile() {
  const asked = process.env.GOLDEN_CASES?.trim();
  if (!asked) return path.join(root, "src/domain/metrics/golden/cases.json");
  const fromCaller = path.resolve(process.env.INIT_CWD ?? process.cwd(), asked);
  return existsSync(fromCaller) ? fromCaller : path.resolve(root, asked);
}
