import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

/**
 * Takes `<folder>/<name>` for this process. Returns `{ release }`, or `{ holder: { pid, what } }` when a living process
 * has it. A lock left behind by a process that was killed is taken over.
 */
export function takeLock(folder, name, what) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, name);
  const own = `${file}.${process.pid}`;
  for (let attempt = 0; attempt < 3; attempt++) {
    writeFileSync(own, JSON.stringify({ pid: process.pid, started: startedAt(process.pid), what }), { mode: 0o600 });
    try {
      // Appears whole or not at all, and never replaces another's.
      linkSync(own, file);
      return { release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    } finally {
      rmSync(own, { force: true });
    }
    const holder = readHolder(file);
    if (holder && isSame(holder)) return { holder };
    rmSync(file, { force: true });
  }
  throw new Error(`The lock ${file} cannot be taken. Remove it if no Candor runs on this folder.`);
}

function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** In a container that was restarted, another process, or we ourselves, may have the number: its start tells them apart. */
function isSame({ pid, started }) {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  const now = startedAt(pid);
  return now === null || started === null || now === started;
}

/** When a process began, in the kernel's own ticks, and in which boot; null where the system does not say. */
function startedAt(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z") return "ended";
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${fields[19]}`;
  } catch {
    return null;
  }
}
