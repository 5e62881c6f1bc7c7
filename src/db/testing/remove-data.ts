import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";

/** Removes a data folder of a run that is over. Root keeps the database elsewhere, and `database.json` says where. */
export async function removeData(dataDir: string): Promise<void> {
  const note = path.join(dataDir, "database.json");
  if (existsSync(note)) await rm(JSON.parse(await readFile(note, "utf8")).folder, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}
