import { spawn } from "node:child_process";
import { chown, mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Binaries } from "@/db/embedded/binaries";
import { freePort } from "@/db/embedded/free-port";
import { isAlive, type Postmaster, readPostmaster } from "@/db/embedded/postmaster";
import type { RunAs } from "@/db/embedded/run-as";

export interface ClusterOptions {
  /** Holds `data` and `postgres.log`; must exist and belong to `runAs`. */
  readonly folder: string;
  readonly binaries: Binaries;
  readonly runAs: RunAs | null;
  /** Of the superuser `postgres`, who signs in from this machine only. */
  readonly password: string;
  /** Server settings, such as `{ fsync: "off" }` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly log?: (line: string) => void;
}

/** A running server of our own. */
export interface Cluster {
  /** The superuser's URL of the database `postgres`. */
  readonly url: string;
  /** Whether it ran already when we came. */
  readonly reused: boolean;
  /** Ends it: waits until everything is on disk and the process is gone. */
  stop(): Promise<void>;
  /** Ends it at once; the next start recovers. */
  kill(): Promise<void>;
}

const START_TIMEOUT_MS = 180_000;
const STOP_TIMEOUT_MS = 30_000;

/**
 * Starts PostgreSQL on `folder`, making the database cluster first when there is none.
 *
 * It listens on 127.0.0.1 alone, on a free port, with a password, without a socket. A server that outlived its launcher is
 * used as it is. Waits while it recovers from a crash. Throws an `Error` with the end of its log when it does not come up.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const data = path.join(options.folder, "data");
  const running = readPostmaster(data);
  if (running) return reuse(running, options);
  await initialise(data, options);
  let lastError: unknown;
  // Between asking for a free port and using it, somebody else may take it.
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await launch(data, await freePort(), options);
    } catch (error) {
      lastError = error;
      // A second start at the same moment was faster: use its server.
      const other = readPostmaster(data);
      if (other) return reuse(other, options);
      if (!/could not bind|Address already in use/i.test(String(error))) break;
    }
  }
  throw lastError;
}

async function reuse(running: Postmaster, options: ClusterOptions): Promise<Cluster> {
  const url = urlOf(running.port, options.password);
  await waitUntilReady(url, () => (isAlive(running.pid) ? null : "it ended"), options);
  return { url, reused: true, ...endings(running.pid) };
}

async function initialise(data: string, options: ClusterOptions): Promise<void> {
  const version = await readFile(path.join(data, "PG_VERSION"), "utf8").catch(() => null);
  const major = options.binaries.version.split(".")[0];
  if (version !== null) {
    if (version.trim() === major) return;
    throw new Error(
      `The data in ${data} was made by PostgreSQL ${version.trim()}, and this is PostgreSQL ${major}. Start the earlier version of Candor and export, or move the folder away.`,
    );
  }
  options.log?.("Making a new database");
  const half = `${data}.new`;
  const passwordFile = path.join(options.folder, "initdb-password");
  await rm(half, { recursive: true, force: true });
  await writeFile(passwordFile, options.password, { mode: 0o600 });
  if (options.runAs) await chown(passwordFile, options.runAs.uid, options.runAs.gid);
  try {
    const args = ["-D", half, "-U", "postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8"];
    // Sorts and folds case the same on every machine, whatever locales are installed.
    args.push("--locale-provider=builtin", "--locale=C.UTF-8", "--no-instructions");
    if (options.settings?.fsync === "off") args.push("--no-sync");
    await run(options.binaries.initdb, args, options);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(half, data);
}

async function launch(data: string, port: number, options: ClusterOptions): Promise<Cluster> {
  const settings = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    max_wal_size: "2GB",
    autovacuum_naptime: "10s",
    ...options.settings,
  };
  const args = ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const logFile = path.join(options.folder, "postgres.log");
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  const log = await open(logFile, size > 10_000_000 ? "w" : "a", 0o600);
  const logStart = size > 10_000_000 ? 0 : size;
  // A group of its own: Ctrl-C in the terminal reaches us, and we stop the server when nobody needs it any more.
  const child = spawn(options.binaries.postgres, args, {
    ...spawnOptions(options),
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
  });
  let ended: string | null = null;
  child.on("error", (error) => {
    ended = error.message;
  });
  child.on("exit", (code, signal) => {
    ended = `it ended with ${signal ?? code}`;
  });
  child.unref();
  await log.close();
  const url = urlOf(port, options.password);
  try {
    await waitUntilReady(url, () => ended, options);
  } catch (error) {
    const told = (await readFile(logFile, "utf8").catch(() => ""))
      .slice(logStart)
      .trim()
      .split("\n")
      .slice(-8)
      .join("\n");
    throw new Error(`${error instanceof Error ? error.message : error}\n${told}`);
  }
  return { url, reused: false, ...endings(child.pid) };
}

function endings(pid: number | undefined): Pick<Cluster, "stop" | "kill"> {
  if (pid === undefined) throw new Error("PostgreSQL has no process.");
  return { stop: () => stopPostmaster(pid), kill: () => signalAndWait(pid, "SIGQUIT", 5_000).then(() => {}) };
}

/** PostgreSQL's "fast shutdown": open transactions are rolled back, everything committed is written out. */
async function stopPostmaster(pid: number): Promise<void> {
  if (await signalAndWait(pid, "SIGINT", STOP_TIMEOUT_MS)) return;
  await signalAndWait(pid, "SIGQUIT", 5_000);
}

/** Whether the process is gone when `patience` milliseconds have passed. */
async function signalAndWait(pid: number, signal: NodeJS.Signals, patience: number): Promise<boolean> {
  try {
    process.kill(pid, signal);
  } catch {
    return true;
  }
  for (const until = Date.now() + patience; Date.now() < until; await sleep(20)) {
    if (!isAlive(pid)) return true;
  }
  return false;
}

async function waitUntilReady(url: string, ended: () => string | null, options: ClusterOptions): Promise<void> {
  const begun = Date.now();
  let told = false;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on("error", () => {});
    try {
      await client.connect();
      return;
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      const reason = ended();
      if (reason !== null) throw new Error(`PostgreSQL did not start: ${reason}.`);
      if (code === "28P01") {
        throw new Error(
          `The password in the data folder does not fit the database in ${options.folder}. Restore the file database-password, or move both away.`,
        );
      }
      if (Date.now() - begun > START_TIMEOUT_MS) throw new Error("PostgreSQL did not become ready in three minutes.");
      // 57P03: it is recovering what a crash left unfinished, which can take a while after heavy writing.
      if (code === "57P03" && !told && Date.now() - begun > 1_500) {
        told = true;
        options.log?.("PostgreSQL recovers from an unclean stop");
      }
    } finally {
      await client.end().catch(() => {});
    }
    await sleep(50);
  }
}

function urlOf(port: number, password: string): string {
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

function spawnOptions(options: ClusterOptions) {
  const { PATH = "/usr/bin:/bin", TMPDIR } = process.env;
  const env: NodeJS.ProcessEnv = {
    PATH,
    LC_ALL: "C",
    NODE_ENV: "production",
    ...(TMPDIR && !options.runAs ? { TMPDIR } : {}),
  };
  // Our working folder may be closed to the user who runs PostgreSQL.
  return { cwd: options.folder, env, ...(options.runAs ? { uid: options.runAs.uid, gid: options.runAs.gid } : {}) };
}

function run(file: string, args: string[], options: ClusterOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...spawnOptions(options), detached: true, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(`${path.basename(file)} failed with ${code}:\n${output.trim().split("\n").slice(-8).join("\n")}`),
        );
    });
  });
}

/** Makes the folder a cluster lives in, closed to everybody but the user who runs it. */
export async function makeClusterFolder(folder: string, runAs: RunAs | null): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (runAs) await chown(folder, runAs.uid, runAs.gid);
}
