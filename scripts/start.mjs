import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { buildApp } from "./lib/build-app.mjs";
import { bundle } from "./lib/bundle.mjs";
import { prepareEnvironment } from "./lib/environment.mjs";
import { generate } from "./lib/generate.mjs";
import { installPackages } from "./lib/install.mjs";
import { takeLock } from "./lib/lock.mjs";
import { dataDir, root } from "./lib/paths.mjs";
import { runChild, stopChildren } from "./lib/run-child.mjs";
import { createSteps } from "./lib/steps.mjs";
import { watchParent } from "./lib/watch-parent.mjs";

const begun = performance.now();
const steps = createSteps();
let server = null;
let lock = null;
let askedToStop = 0;

prepareEnvironment();
process.env.NODE_ENV = "production";
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop(signal));
watchParent(() => void stop("npm ended"));
process.on("exit", () => lock?.release?.());
process.on("unhandledRejection", (error) => (server ? server.report(error) : fail(error)));
process.on("uncaughtException", (error) => (server ? crash(error) : fail(error)));
main().catch(fail);

async function main() {
  steps.say("Candor");
  await requireFreePort();
  if (!process.env.DATABASE_URL?.trim()) lock = await takeDataFolder();
  await installPackages(steps);
  await checkSettings();
  await generate();
  const file = await buildApp(steps);
  if (askedToStop) return;
  const { startServer } = await import(pathToFileURL(file).href);
  let demo = null;
  const beforeServing = async (database) => {
    demo = await demoCompany(database);
    if (askedToStop) throw new Error("Stopped.");
  };
  server = await startServer({ root, dataDir: dataDir(), ...steps, beforeServing });
  if (askedToStop) return finish();
  steps.say(
    `\nCandor is ready at ${server.address} (${((performance.now() - begun) / 1000).toFixed(1)} s). Ctrl-C stops it.`,
  );
  if (demo) {
    const name = demo.since === "earlier" ? "Demo company, unless you removed it" : "Demo company";
    steps.say(`${name}: sign in as ${demo.email} with the password ${demo.password}`);
  }
}

/** Names a wrong or missing setting at once; the server reads them again when it starts. */
async function checkSettings() {
  const contents = 'export { readEnv } from "./src/platform/env";';
  const { readEnv } = await import(pathToFileURL(await bundle({ name: "settings", contents })).href);
  readEnv(process.env);
}

/** Looks before minutes are spent on building; the server looks again when it listens. */
async function requireFreePort() {
  const port = Number(process.env.PORT?.trim() || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error("PORT is not a port. Set it to a whole number from 1 to 65535, or leave it out for 3000.");
  }
  const probe = createServer();
  await new Promise((resolve, reject) => {
    probe.once("error", (error) => {
      if (error.code !== "EADDRINUSE") return resolve();
      const other = `Stop it, or choose another: PORT=${port + 1} npm start`;
      reject(new Error(`PORT: ${port} is in use by another program, perhaps another Candor. ${other}`));
    });
    probe.listen({ port, host: process.env.HOST?.trim() || undefined }, () => probe.close(resolve));
  });
}

/** One start per data folder. A short command that works on it is waited for. */
async function takeDataFolder() {
  for (let told = false; ; await sleep(300)) {
    const taken = takeLock(dataDir(), "run.lock", "start");
    if (!taken.holder) return taken;
    const { pid, what } = taken.holder;
    if (what === "start") {
      throw new Error(
        `Candor already runs on the data folder ${dataDir()} (process ${pid}). Use that one, stop it, or set CANDOR_DATA_DIR and PORT for a second one.`,
      );
    }
    if (!told) steps.say(`  Waiting for ${what} (process ${pid}) to finish …`);
    told = true;
  }
}

/** Loads the demo once, when our own database is new. Its sign-in is kept beside the database, closed to others. */
async function demoCompany(database) {
  const note = path.join(dataDir(), "demo.json");
  const write = (content) => writeFileSync(note, `${JSON.stringify(content)}\n`, { mode: 0o600 });
  if (!lock) return null;
  if (database.fresh && process.env.CANDOR_DEMO !== "0") write({ state: "loading" });
  const known = existsSync(note) ? JSON.parse(readFileSync(note, "utf8")) : null;
  if (known?.state === "loaded") return { ...known, since: "earlier" };
  if (known?.state !== "loading") return null;
  if (!existsSync(path.join(root, "drizzle", "seed", "demo.ts"))) return null;
  try {
    const contents = `import { seedDemo } from "./drizzle/seed/demo";
      const signIn = await seedDemo(new Date(), (what) => process.stdout.write("\\u00b7 " + what + "\\n"));
      await new Promise((done) => process.stdout.write("\\n" + JSON.stringify(signIn), done));
      process.exit(0);`;
    const file = await bundle({ name: "demo", contents });
    const output = await steps.step("Loading the demo company", () =>
      runChild("Loading the demo company", process.execPath, [file], {
        env: database.environment,
        progress: (what) => steps.say(`    ${what} …`),
      }),
    );
    const { email, password } = JSON.parse(output.trim().split("\n").at(-1));
    write({ state: "loaded", email, password });
    return { email, password };
  } catch (error) {
    if (askedToStop) return null;
    write({ state: "failed" });
    steps.say(`  The demo company could not be loaded; everything else works.\n${error.message}`);
    return null;
  }
}

/** The first signal ends things in order. npm passes a terminal's Ctrl-C on, so a repeat within a second is the same one. */
async function stop(signal) {
  const now = performance.now();
  if (askedToStop) {
    if (now - askedToStop < 1000) return;
    steps.say("Stopping at once.");
    stopChildren("SIGKILL");
    await server?.force();
    process.exit(130);
  }
  askedToStop = now;
  steps.say(`\nStopping (${signal}): finishing what is in flight …`);
  stopChildren();
  if (server) await finish();
}

async function finish() {
  await server.stop();
  steps.say("Stopped.");
  process.exit(0);
}

/** After an exception that nobody caught nothing can be relied on, but the database is still stopped in order. */
async function crash(error) {
  server.report(error);
  await server.stop().finally(() => process.exit(1));
}

function fail(error) {
  if (askedToStop) process.exit(130);
  // A message that was written for people needs no stack; anything else does.
  console.error(`\nCandor did not start.\n${error instanceof Error ? error.message : error}`);
  if (process.env.LOG_LEVEL === "debug") console.error(error);
  process.exit(error?.exitCode ?? 1);
}
