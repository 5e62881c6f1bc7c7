import { stat } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { openDatabase } from "@/db/embedded/open-database";
import { readEnv } from "@/platform/env";
import { writeCopy } from "./write-copy";

// `npm run backup [-- file]`: a whole copy of every workspace, while Candor runs.
const [given] = process.argv.slice(2);
const now = new Date();
const name = given ?? `candor-${now.toISOString().slice(0, 16).replaceAll(":", "-")}.backup`;
const file = path.resolve(process.env.INIT_CWD ?? process.cwd(), name);

if (await exists(file)) fail(`There is a file ${file} already. Name another.`);
try {
  const { urls, authSecret } = await openDatabase(readEnv(process.env), { dataDir: "" });
  const ownSecret = process.env.CANDOR_EMBEDDED === "1";
  const rows = await writeCopy({ urls, file, authSecret, ownSecret, now });
  const { size } = await stat(file);
  const megabytes = (size / 1_000_000).toFixed(1);
  process.stdout.write(
    `${file}: ${rows.workspace ?? 0} workspaces, ${rows.response ?? 0} responses, ${megabytes} MB\n`,
  );
  process.stdout.write(
    ownSecret
      ? "It holds everything, the secret of this installation too: keep it as closed as the database.\n"
      : "Keep AUTH_SECRET too, elsewhere: without it links to respondents and shared views lead nowhere.\n",
  );
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

function exists(one: string): Promise<boolean> {
  return stat(one).then(
    () => true,
    () => false,
  );
}

function fail(message: string): never {
  process.stderr.write(`No copy was made. ${message}\n`);
  process.exit(1);
}
