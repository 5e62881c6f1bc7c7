import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { makeFixtureWorkspace } from "../drizzle/seed/make-fixtures";
import { createDb } from "../src/db/client";
import { openEmbedded } from "../src/db/embedded/open-embedded";
import { databaseUrls } from "../src/db/urls";

const root = path.resolve(import.meta.dirname, "..");
const START_TIMEOUT_MS = 60_000;

/** A process of the built app. */
export interface Candor {
  readonly url: string;
  readonly pid: number;
  /** What it wrote so far. */
  output(): string;
  /** Sends a signal and waits for the end; the exit code, null where the signal itself ended it. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts the custom server on a free port, as `npm start` does, and waits until it is ready. */
export async function startCandor(settings: Record<string, string>): Promise<Candor> {
  return start([path.join(root, "scripts", "start.mjs")], settings, (port) => ({ PORT: String(port) }));
}

/** Starts Next alone, without the custom server, as some platforms do. The database must be migrated. */
export async function startNextAlone(settings: Record<string, string>): Promise<Candor> {
  const cli = path.join(root, "node_modules", "next", "dist", "bin", "next");
  return start([cli, "start", "--hostname", "127.0.0.1"], settings, (port) => ({ PORT: String(port) }));
}

async function start(
  args: string[],
  settings: Record<string, string>,
  portSetting: (port: number) => Record<string, string>,
): Promise<Candor> {
  const port = await freePort();
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    PUBLIC_URL: "",
    CANDOR_DEMO: "0",
    TRUSTED_PROXIES: "127.0.0.1,::1",
    LOG_LEVEL: "warn",
    ...settings,
    ...portSetting(port),
  };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output = (output + chunk).slice(-50_000);
    });
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  const url = `http://127.0.0.1:${port}`;
  const end = (signal: NodeJS.Signals = "SIGTERM") => {
    child.kill(signal);
    return ended;
  };
  await untilReady(child, url).catch(async (error: Error) => {
    await end("SIGKILL");
    throw new Error(`${error.message}\n${output}`);
  });
  return { url, pid: child.pid ?? 0, output: () => output, end };
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  for (const until = Date.now() + START_TIMEOUT_MS; Date.now() < until; ) {
    if (child.exitCode !== null) throw new Error("The app ended before it was ready.");
    const ready = await fetch(`${url}/api/ready`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("The app was not ready in time.");
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** The database of the app that global setup started: it runs already, and stays. */
export async function sharedDatabase(): Promise<{ ownerUrl: string; authSecret: string }> {
  const dataDir = process.env.CANDOR_DATA_DIR;
  if (!dataDir) throw new Error("CANDOR_DATA_DIR is missing: specs run through e2e/playwright.config.ts.");
  return openEmbedded({ dataDir });
}

export type Tenant = Awaited<ReturnType<typeof makeFixtureWorkspace>>;

/** New workspaces with users and keys, made by the function behind `npm run fixtures`. */
export async function makeTenants(
  database: { ownerUrl: string; authSecret: string },
  zones: readonly string[],
): Promise<Tenant[]> {
  const db = createDb({ url: databaseUrls(database).app, max: 2, name: "e2e-fixtures" });
  try {
    const made: Tenant[] = [];
    for (const zone of zones) made.push(await makeFixtureWorkspace(db, zone, new Date()));
    return made;
  } finally {
    await db.pool.end();
  }
}
