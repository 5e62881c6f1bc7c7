import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { bundle } from "./bundle.mjs";
import { takeLock } from "./lock.mjs";
import { root } from "./paths.mjs";
import { runChild } from "./run-child.mjs";

const STAMP = path.join(root, ".next", "candor-build");
const SERVER = path.join(root, "build", "server.mjs");
const SCREENS = path.join(root, "build", "screens.mjs");

/** Builds the app when the build is older than its sources; two builds at once take turns. Returns the server's file. */
export async function buildApp({ step, say }) {
  const wanted = await hashSources();
  if (isBuilt(wanted)) return SERVER;
  const lock = await waitForLock(say);
  try {
    if (isBuilt(wanted)) return SERVER;
    await step("Building the app (a minute)", async () => {
      await rm(STAMP, { force: true });
      await Promise.all([
        runChild(
          "next build",
          process.execPath,
          [path.join(root, "node_modules", "next", "dist", "bin", "next"), "build"],
          {
            env: { NODE_ENV: "production" },
          },
        ),
        bundleServer(),
      ]);
      await writeFile(STAMP, wanted);
    });
  } finally {
    lock.release();
  }
  return SERVER;
}

/** One after the other: each bundle ends the bundler's service. */
async function bundleServer() {
  await bundle({ name: "server", entry: "src/server.ts" });
  await bundle({ name: "screens", entry: "src/server/screens-thread.ts" });
}

function isBuilt(wanted) {
  return existsSync(SERVER) && existsSync(SCREENS) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted;
}

async function waitForLock(say) {
  for (let told = false; ; await sleep(500)) {
    const lock = takeLock(path.join(root, "build"), "build.lock", "build");
    if (!lock.holder) return lock;
    if (!told) say(`  Another build runs (process ${lock.holder.pid}); waiting for it …`);
    told = true;
  }
}

/** By content, not by time: a checkout or a copy gives old files new times. */
async function hashSources() {
  const hash = createHash("sha256").update(process.versions.node.split(".")[0]);
  const files = [
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "next.config.ts",
    "postcss.config.mjs",
    "scripts/lib/bundle.mjs",
  ];
  for (const folder of ["src", "drizzle"]) {
    for (const entry of await readdir(path.join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) {
        files.push(path.relative(root, path.join(entry.parentPath, entry.name)));
      }
    }
  }
  for (const file of files.sort()) {
    hash.update(`\0${file}\0`).update(await readFile(path.join(root, file)).catch(() => ""));
  }
  return hash.digest("hex");
}
