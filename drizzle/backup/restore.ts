import { rename, writeFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { openDatabase } from "@/db/embedded/open-database";
import { readEnv } from "@/platform/env";
import { listedErasures } from "./apply-erasures";
import { restoreCopy, sameSecret } from "./restore-copy";

// `npm run restore -- file [--replace] [--erasures list]`: brings a copy back into the database of the settings, or ours.
const args = process.argv.slice(2);
const replace = args.includes("--replace");
const listAt = args.indexOf("--erasures");
const [given] = args.filter((arg, place) => !arg.startsWith("--") && (listAt < 0 || place !== listAt + 1));
const from = (name: string) => path.resolve(process.env.INIT_CWD ?? process.cwd(), name);
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  if (given === undefined) throw new Error("Name the copy: npm run restore -- <file> [--replace] [--erasures <list>]");
  const env = readEnv(process.env);
  const { urls, directUrl, authSecret } = await openDatabase(env, { dataDir: "" });
  const dataDir = path.resolve(env.dataDir ?? ".candor");
  const beside = (await listedErasures(path.join(dataDir, "erasures.jsonl"))) ?? [];
  const listed = listAt < 0 ? [] : await listedErasures(from(args[listAt + 1] ?? ""));
  if (listed === null) throw new Error(`There is no list of erasures ${args[listAt + 1]}.`);
  const { head, rows, erased } = await restoreCopy({
    urls,
    directUrl,
    file: from(given),
    replace,
    authSecret,
    erasures: [...beside, ...listed],
    folder: path.resolve("drizzle", "migrations"),
    log: say,
  });
  say(`Restored: ${rows.workspace ?? 0} workspaces, ${rows.response ?? 0} responses, as of ${head.at}.`);
  if (erased > 0) say(`Erased again, as people had asked since: ${erased}.`);
  if (!sameSecret(head, authSecret)) await bringSecret(head.secret, dataDir);
  say("Everybody signs in again.");
} catch (error) {
  process.stderr.write(`Nothing was restored. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

/** The secret of the copy's installation comes along where it is ours to keep; else the person is told. */
async function bringSecret(secret: string | null, dataDir: string): Promise<void> {
  if (process.env.CANDOR_EMBEDDED === "1" && secret !== null) {
    const file = path.join(dataDir, "auth-secret");
    await writeFile(`${file}.new`, `${secret}\n`, { mode: 0o600 });
    await rename(`${file}.new`, file);
    return;
  }
  say(
    "The copy was made under another AUTH_SECRET. Set that one here, or links to respondents and shared views lead nowhere.",
  );
}
