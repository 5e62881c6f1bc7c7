import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { root } from "./paths.mjs";

const SOURCE = "src/features/respond/script/main.ts";
const TARGET = "src/features/respond/page/script.generated.ts";

/** Writes the public page's script, bundled, as a module: the page sends it inline and hashes it for its policy. */
export async function generate() {
  const target = path.join(root, TARGET);
  const text = `// Made by scripts/generate.mjs from ${SOURCE}. Do not edit.\nexport const pageScript = ${JSON.stringify(await pageScript())};\n`;
  if (existsSync(target) && readFileSync(target, "utf8") === text) return;
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, text);
}

async function pageScript() {
  if (!existsSync(path.join(root, SOURCE))) return "";
  const { build, stop } = await import("esbuild");
  const result = await build({
    entryPoints: [path.join(root, SOURCE)],
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2019",
    charset: "utf8",
    write: false,
    logLevel: "silent",
  });
  await stop();
  // An inline script ends at the first "</script", wherever it stands.
  return result.outputFiles[0].text.trim().replaceAll("</script", "<\\/script");
}
