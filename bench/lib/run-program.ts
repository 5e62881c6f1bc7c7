import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { build } from "esbuild";

const run = promisify(execFile);

/** Runs one of the bench's own programs in a process of its own and reads the JSON that it prints. */
export async function runProgram<T>(entry: string, order: unknown): Promise<T> {
  const outfile = `build/bench/${entry.replaceAll("/", "-").replace(/\.ts$/, ".mjs")}`;
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
  });
  const { stdout } = await run(process.execPath, [outfile, JSON.stringify(order)], { maxBuffer: 1 << 24 });
  return JSON.parse(stdout) as T;
}
