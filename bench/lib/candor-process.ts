import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, readFile } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { removeData } from "@/db/testing/remove-data";

const run = promisify(execFile);

/** What `npm run fixtures` prints, as far as the bench uses it. */
export interface Fixtures {
  readonly databaseUrl: string;
  readonly workspaces: readonly {
    readonly id: string;
    readonly slug: string;
    readonly keys: { readonly admin: string };
    readonly users: { readonly owner: { readonly email: string } };
  }[];
}

/** A Candor of the bench's own, with a database that nobody else uses. */
export interface CandorProcess {
  readonly port: number;
  readonly environment: NodeJS.ProcessEnv;
  /** Milliseconds from the command to the first 200 of `/api/ready`. */
  readonly readyAfter: number;
  /** Resolves when it has nothing left to do of what it does after a start: it rehearses its pages for some half a minute. */
  atRest(): Promise<void>;
  /** Resident memory of the server's process, in MB. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

/** A data folder for a run of the bench; `remove` takes it away again. */
export async function benchFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "candor-bench-"));
  return { folder, remove: () => removeData(folder) };
}

/** Starts `npm start`'s own script and waits until it is ready. The limiter is on; 127.0.0.1 is a trusted proxy. */
export function startCandor(dataDir: string): Promise<CandorProcess> {
  return start({ CANDOR_DATA_DIR: dataDir });
}

/** Another process on the database of one that runs. */
export function startBeside(database: { ownerUrl: string; authSecret: string }): Promise<CandorProcess> {
  return start({ DATABASE_URL: database.ownerUrl, AUTH_SECRET: database.authSecret });
}

async function start(settings: Readonly<Record<string, string>>): Promise<CandorProcess> {
  const port = await freePort();
  const environment = {
    ...process.env,
    ...settings,
    PORT: String(port),
    CANDOR_DEMO: "0",
    TRUSTED_PROXIES: "127.0.0.1",
    LOG_LEVEL: "warn",
  };
  const startedAt = performance.now();
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    env: environment,
    stdio: ["ignore", "ignore", "inherit"],
  });
  await untilReady(child, port);
  const readyAfter = performance.now() - startedAt;
  return {
    port,
    environment,
    readyAfter,
    atRest: () => untilAtRest(child.pid ?? 0),
    memory: async () => Math.max(...(await Promise.all((await familyOf(child.pid ?? 0)).map(residentMegabytes)))),
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill("SIGTERM");
      }),
  };
}

/** Two workspaces with keys, by the project's own command. */
export async function makeFixtures(environment: NodeJS.ProcessEnv): Promise<Fixtures> {
  const { stdout } = await run(process.execPath, ["scripts/run.mjs", "drizzle/seed/fixtures.ts"], { env: environment });
  return JSON.parse(stdout) as Fixtures;
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function untilReady(child: ChildProcess, port: number): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error("npm start ended before it was ready.");
    const ready = await fetch(`http://127.0.0.1:${port}/api/ready`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const MOST_RESTING_SECONDS = 120;
/** Of a core: folding and looking for jobs take a hundredth or two. */
const RESTING = 0.08;

async function untilAtRest(pid: number): Promise<void> {
  for (let second = 0, before = await ticksOf(pid), quiet = 0; quiet < 2; second++) {
    if (second === MOST_RESTING_SECONDS) throw new Error("The server is still busy, long after its start.");
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const now = await ticksOf(pid);
    quiet = now - before < RESTING * TICKS_A_SECOND ? quiet + 1 : 0;
    before = now;
  }
}

const TICKS_A_SECOND = 100;

/** Processor time of a process and all that it started, in hundredths of a second. */
async function ticksOf(pid: number): Promise<number> {
  const all = await Promise.all(
    (await familyOf(pid)).map(async (one) => {
      const stat = await readFile(`/proc/${one}/stat`, "utf8").catch(() => "");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
    }),
  );
  return all.reduce((sum, one) => sum + one, 0);
}

async function familyOf(pid: number): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "");
  const below = await Promise.all(children.split(" ").filter(Boolean).map(Number).map(familyOf));
  return [pid, ...below.flat()];
}

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  // PostgreSQL's processes share their memory; the server is the one that runs node.
  if (!/^Name:\s+(node|MainThread)/m.test(status)) return 0;
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
