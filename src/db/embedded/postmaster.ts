import { readFileSync } from "node:fs";
import path from "node:path";

/** A running PostgreSQL server, as its own pid file tells. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** The server that runs on `dataFolder`, or null. A pid file left behind by a crash counts as none. */
export function readPostmaster(dataFolder: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(path.join(dataFolder, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return null;
  }
  return parsePostmaster(lines, isPostgres);
}

/** Lines of `postmaster.pid`: 1 the process, 4 the port. */
export function parsePostmaster(lines: readonly string[], alive: (pid: number) => boolean): Postmaster | null {
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 1 || !Number.isInteger(port) || port <= 0) return null;
  return alive(pid) ? { pid, port } : null;
}

/** Whether a process lives (a zombie does not). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  return !/^\d+ \(.*\) Z/.test(readProc(pid, "stat"));
}

/** After a restart of the machine or container, another program may have got the number. */
function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  const command = readProc(pid, "cmdline");
  return command === "" || command.includes("postgres");
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}
