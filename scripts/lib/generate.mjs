import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { root } from "./paths.mjs";

const FOLDER = "src/features/respond";

/**
 * Each script that a browser gets: where it begins, the module and name under which the server sends it, and for which
 * browsers. The page works in old ones; embed.js needs what came in 2022 anyway.
 */
const SCRIPTS = [
  {
    source: `${FOLDER}/script/main.ts`,
    target: `${FOLDER}/page/script.generated.ts`,
    name: "pageScript",
    language: "es2020",
  },
  {
    source: `${FOLDER}/embed/script/page.ts`,
    target: `${FOLDER}/embed/page.generated.ts`,
    name: "framedScript",
    language: "es2020",
  },
  {
    source: `${FOLDER}/embed/script/embed.ts`,
    target: `${FOLDER}/embed/embed.generated.ts`,
    name: "embedScript",
    language: "es2022",
  },
];

/** Writes the scripts for browsers, bundled, as modules: pages send theirs inline and hash it for their policy. */
export async function generate() {
  const { build, stop } = await import("esbuild");
  for (const { source, target, name, language } of SCRIPTS) {
    const file = path.join(root, target);
    const text = `// Made by scripts/generate.mjs from ${source}. Do not edit.\nexport const ${name} = ${JSON.stringify(await bundled(build, source, language))};\n`;
    if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  // Its service would stay in memory for as long as we run.
  await stop();
}

async function bundled(build, source, language) {
  const result = await build({
    entryPoints: [path.join(root, source)],
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: "iife",
    target: language,
    charset: "utf8",
    write: false,
    logLevel: "silent",
  });
  // An inline script ends at the first "</script", wherever it stands.
  return result.outputFiles[0].text.trim().replaceAll("</script", "<\\/script");
}
