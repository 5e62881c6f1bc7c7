import { spawn } from "node:child_process";
import process from "node:process";
import { bundle } from "./lib/bundle.mjs";
import { prepareEnvironment } from "./lib/environment.mjs";
import { findBrowser } from "./lib/find-browser.mjs";
import { generate } from "./lib/generate.mjs";
import { installPackages } from "./lib/install.mjs";
import { root } from "./lib/paths.mjs";
import { createSteps } from "./lib/steps.mjs";

// The bench starts a Candor of its own on a database of its own; the one in `.candor` is not touched.
prepareEnvironment();
const steps = createSteps({ toStderr: true });
await installPackages(steps);
await generate();
const file = await bundle({ name: "bench", entry: "bench/run.ts" });
const env = { ...process.env, CHROME_PATH: await findBrowser(steps) };
const child = spawn(process.execPath, [file, ...process.argv.slice(2)], { cwd: root, env, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("close", (code) => process.exit(code ?? 1));
