import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { root } from "./paths.mjs";

/** Stops with a clear word on a Node that is too old, and reads `.env` and `.env.local` (what is set already wins). */
export function prepareEnvironment() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(
      `Candor needs Node.js 20.19 or newer, and this is ${process.versions.node}. Get it from https://nodejs.org.`,
    );
    process.exit(1);
  }
  for (const name of [".env.local", ".env"]) {
    const file = path.join(root, name);
    if (existsSync(file)) process.loadEnvFile(file);
  }
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  process.chdir(root);
}
