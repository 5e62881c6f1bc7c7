import { spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { prepareEnvironment } from "./lib/environment.mjs";
import { generate } from "./lib/generate.mjs";
import { installPackages } from "./lib/install.mjs";
import { root } from "./lib/paths.mjs";
import { runChild } from "./lib/run-child.mjs";
import { createSteps } from "./lib/steps.mjs";

/** Fewer would mean that the reader saw nothing, and "no violation" would say nothing. */
const LEAST_MODULES = 50;
const bin = (name) => path.join(root, "node_modules", ...name.split("/"));
const steps = createSteps();

prepareEnvironment();
await installPackages(steps);
await generate();
// Next's types of routes, made for the routes of this moment: old ones would name pages that are gone.
await runChild("next typegen", process.execPath, [bin("next/dist/bin/next"), "typegen"]);
const checks = [
  ["format and lint", bin("@biomejs/biome/bin/biome"), ["check", "--error-on-warnings", "."]],
  ["types", bin("typescript-7/bin/tsc"), ["--noEmit"]],
  [
    "architecture",
    bin("dependency-cruiser/bin/dependency-cruise.mjs"),
    ["--config", ".dependency-cruiser.cjs", "--output-type", "json", "src", "drizzle", "bench", "e2e"],
    readArchitecture,
  ],
  ["file vocabulary", bin("vitest/vitest.mjs"), ["run", "--project", "unit", "src/architecture.test.ts"]],
  ["dead code", bin("knip/bin/knip.js"), ["--no-progress"]],
];
// The type check is the longest: the others run beside it.
const results = await Promise.all(checks.map(check));
const failed = results.filter((ok) => !ok).length;
console.log(failed === 0 ? "\nEverything holds." : `\n${failed} of ${checks.length} checks failed.`);
process.exit(failed === 0 ? 0 : 1);

async function check([name, script, args, read = (output, code) => ({ ok: code === 0, text: output })]) {
  const start = performance.now();
  const { output, code } = await run(script, args);
  const { ok, text } = read(output, code);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${ok ? "ok    " : "FAILED"} ${name} (${seconds} s)${ok ? "" : `\n${text.trim()}\n`}`);
  return ok;
}

function readArchitecture(output) {
  let summary;
  try {
    ({ summary } = JSON.parse(output));
  } catch {
    return { ok: false, text: output.slice(-4_000) };
  }
  const lines = summary.violations
    .filter((violation) => violation.rule.severity === "error")
    .map(
      (violation) =>
        `${violation.rule.name}: ${violation.from} → ${violation.cycle?.map((step) => step.name).join(" → ") ?? violation.to}`,
    );
  if (summary.totalCruised < LEAST_MODULES) lines.push(`Only ${summary.totalCruised} modules were read.`);
  return { ok: lines.length === 0, text: lines.join("\n") };
}

function run(script, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ output, code: code ?? 1 }));
  });
}
