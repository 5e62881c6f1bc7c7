import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";

/** The texts of the metric library by file name without extension; tests and golden cases are left out. */
export function metricSources() {
  const folder = path.join(root, "src/domain/metrics");
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  return Object.fromEntries(
    files.map((file) => [path.basename(file, ".ts"), readFileSync(path.join(folder, file), "utf8")]),
  );
}
