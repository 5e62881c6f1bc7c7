import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { root } from "./paths.mjs";
import { runChild } from "./run-child.mjs";

/** Installs the packages of `package-lock.json` when they are missing or others; says so through `step`. */
export async function installPackages({ step }) {
  if (isInstalled()) return;
  await step("Installing packages (half a minute)", () => {
    const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
    const npm = process.env.npm_execpath;
    return npm?.endsWith(".js")
      ? runChild("npm ci", process.execPath, [npm, ...args])
      : runChild("npm ci", process.platform === "win32" ? "npm.cmd" : "npm", args);
  });
}

/** npm writes down what it installed as its last act: an interrupted install, or one for another machine, does not pass. */
function isInstalled() {
  const installed = readLock(path.join(root, "node_modules", ".package-lock.json"));
  const wanted = readLock(path.join(root, "package-lock.json"));
  if (!wanted) throw new Error("package-lock.json is missing. Get a complete copy of Candor.");
  if (!installed) return false;
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === "" || entry.link) return true;
    if (entry.optional && !isForThisMachine(entry)) return true;
    return installed[name]?.version === entry.version && existsSync(path.join(root, name));
  });
}

function isForThisMachine({ os, cpu, libc }) {
  // Without a system named it is optional for some other reason, and may be absent.
  if (!os && !cpu) return false;
  if (libc && !libc.includes(ownLibc())) return false;
  return (!os || os.includes(process.platform)) && (!cpu || cpu.includes(process.arch));
}

let known;

/** Asked once: the report of the process takes ten milliseconds, and a hundred packages name a C library. */
function ownLibc() {
  known ??= process.report?.getReport?.()?.header?.glibcVersionRuntime ? "glibc" : "musl";
  return known;
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return null;
  }
}
