import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readFile } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { removeData } from "../src/db/testing/remove-data";

const root = path.resolve(import.meta.dirname, "..");
const START_TIMEOUT_MS = 300_000;
/** Longer than the app takes to give up what is in flight. */
const STOP_TIMEOUT_MS = 120_000;

/**
 * Starts the built app once for all specs, as a user would, on a free port and with a data folder of its own. Where it is
 * stands in `CANDOR_E2E_URL`, its data folder in `CANDOR_DATA_DIR`. Returns what ends it.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "candor e2e "));
  const port = await freePort();
  const logFile = path.join(root, "test-results", "e2e-server.log");
  await mkdir(path.dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile);
  // Specs act as people at different addresses: the app trusts this machine as its proxy.
  const settings = { PORT: String(port), CANDOR_DATA_DIR: dataDir, CANDOR_DEMO: "0", TRUSTED_PROXIES: "127.0.0.1,::1" };
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...settings,
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    DATABASE_URL: "",
    PUBLIC_URL: "",
  };
  const child = spawn(process.execPath, [path.join(root, "scripts", "start.mjs")], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const stop = async () => {
    child.kill("SIGTERM");
    const patience = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
    const code = await ended;
    clearTimeout(patience);
    await removeData(dataDir);
    if (code !== 0) throw new Error(`The app did not end in order; see ${logFile}.`);
  };
  try {
    await Promise.race([
      ready(child.stdout),
      ended.then(async () => Promise.reject(new Error(`The app did not start:\n${await readFile(logFile, "utf8")}`))),
    ]);
  } catch (error) {
    await stop().catch(() => {});
    throw error;
  }
  process.env.CANDOR_E2E_URL = `http://127.0.0.1:${port}`;
  process.env.CANDOR_DATA_DIR = dataDir;
  process.env.PORT = String(port);
  return stop;
}

function ready(output: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("The app was not ready in five minutes.")), START_TIMEOUT_MS);
    output.on("data", (chunk: Buffer) => {
      if (!chunk.includes("Candor is ready")) return;
      clearTimeout(timer);
      resolve();
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
