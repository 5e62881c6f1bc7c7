import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { bundle } from "./lib/bundle.mjs";
import { prepareEnvironment } from "./lib/environment.mjs";
import { generate } from "./lib/generate.mjs";
import { installPackages } from "./lib/install.mjs";
import { takeLock } from "./lib/lock.mjs";
import { dataDir, root } from "./lib/paths.mjs";
import { createSteps } from "./lib/steps.mjs";
import { watchParent } from "./lib/watch-parent.mjs";

// Usage: node scripts/run.mjs <entry.ts> [arguments]. Standard output belongs to the entry; progress goes to standard error.
const [entry, ...args] = process.argv.slice(2);
const steps = createSteps({ toStderr: true });
let child = null;

prepareEnvironment();
main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);

async function main() {
  if (!entry || !existsSync(path.join(root, entry))) throw new Error(`There is no ${entry ?? "entry"}.`);
  await installPackages(steps);
  await generate();
  const name = path.basename(entry, ".ts");
  const file = await bundle({ name, entry });
  const { withDatabase } = await import(
    pathToFileURL(await bundle({ name: "with-database", entry: "drizzle/with-database.ts" })).href
  );
  // Who has the lock keeps the database running; who finds it taken leaves the database to the one who has it.
  const lock = process.env.DATABASE_URL?.trim() ? null : takeLock(dataDir(), "run.lock", name);
  process.on("exit", () => lock?.release?.());
  const mayStop = lock !== null && !lock.holder;
  return withDatabase({ dataDir: dataDir(), log: steps.say, mayStop }, (environment) => runEntry(file, environment));
}

function runEntry(file, environment) {
  // A signal ends the entry; afterwards the database is stopped as usual.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child?.kill(signal));
  watchParent(() => child?.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    child = spawn(process.execPath, [file, ...args], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: "inherit",
    });
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
