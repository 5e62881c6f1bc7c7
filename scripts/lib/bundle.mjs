import path from "node:path";
import { root } from "./paths.mjs";

/**
 * Bundles a TypeScript entry to `build/<name>.mjs`; packages stay outside. `contents` instead of `entry` is a program in a
 * few lines, resolved from the project's folder.
 */
export async function bundle({ name, entry, contents }) {
  const { build, stop } = await import("esbuild");
  const outfile = path.join(root, "build", `${name}.mjs`);
  await build({
    ...(entry ? { entryPoints: [path.join(root, entry)] } : { stdin: { contents, resolveDir: root, loader: "ts" } }),
    absWorkingDir: root,
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    jsx: "automatic",
    logLevel: "silent",
    plugins: [emptyServerOnly],
  });
  // Its service would stay in memory for as long as we run.
  await stop();
  return outfile;
}

/** The package throws wherever React's server condition is not set; outside of Next everything is the server. */
const emptyServerOnly = {
  name: "server-only",
  setup(build) {
    build.onResolve({ filter: /^server-only$/ }, () => ({ path: "server-only", namespace: "empty" }));
    build.onLoad({ filter: /.*/, namespace: "empty" }, () => ({ contents: "", loader: "js" }));
  },
};
