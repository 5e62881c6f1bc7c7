import { createHash, createHmac, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, link, mkdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { prepareBinaries } from "@/db/embedded/binaries";
import { type Cluster, makeClusterFolder, startCluster } from "@/db/embedded/cluster";
import { chooseRunAs } from "@/db/embedded/run-as";

/** Our own database server, ready to be migrated. */
export interface EmbeddedDatabase {
  /** Of the role `candor`, who owns the database, may make roles and databases, and is no superuser. */
  readonly ownerUrl: string;
  readonly authSecret: string;
  /** Whether the database was made just now. */
  readonly fresh: boolean;
  readonly cluster: Cluster;
  /** Where its data is. */
  readonly folder: string;
}

export interface OpenEmbeddedOptions {
  /** `.candor`: secrets live here, and the data too unless root has to keep it elsewhere. */
  readonly dataDir: string;
  readonly settings?: Readonly<Record<string, string>>;
  readonly log?: (line: string) => void;
}

/** Where root keeps what the user who runs PostgreSQL must be able to reach. */
const SHARED = "/var/lib/candor";

/**
 * Starts (or finds running) the PostgreSQL server of `dataDir` and makes its owner and database when they are missing.
 *
 * As root, data and binaries are below `/var/lib/candor`, since PostgreSQL then runs as another user; the file
 * `database.json` in `dataDir` says where. Throws an `Error` that says what to do.
 */
export async function openEmbedded(options: OpenEmbeddedOptions): Promise<EmbeddedDatabase> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const authSecret = await keepSecret(path.join(options.dataDir, "auth-secret"));
  const password = await keepSecret(path.join(options.dataDir, "database-password"));
  const folder = await clusterFolder(options.dataDir);
  const runAs = chooseRunAs(path.join(folder, "data"));
  const binaries = await prepareBinaries({ copyTo: runAs ? SHARED : options.dataDir, alwaysCopy: runAs !== null });
  await makeClusterFolder(folder, runAs);
  const cluster = await startCluster({ ...options, folder, runAs, binaries, password });
  try {
    const ownerPassword = createHmac("sha256", password).update("candor database owner").digest("hex");
    const fresh = await ensureOwner(cluster.url, ownerPassword);
    const owner = new URL(cluster.url);
    owner.username = "candor";
    owner.password = ownerPassword;
    owner.pathname = "/candor";
    return { ownerUrl: owner.href, authSecret, fresh, cluster, folder };
  } catch (error) {
    if (!cluster.reused) await cluster.stop();
    throw error;
  }
}

/** The folder the data is in, as `database.json` remembers it: a project that was moved keeps its data. */
async function clusterFolder(dataDir: string): Promise<string> {
  const note = path.join(dataDir, "database.json");
  const noted = await readFile(note, "utf8").then(
    (text) => (JSON.parse(text) as { folder: string }).folder,
    () => null,
  );
  if (noted !== null && existsSync(noted)) return noted;
  const beside = path.join(dataDir, "postgres");
  if (process.getuid?.() !== 0) return beside;
  const hash = createHash("sha256")
    .update(await realpath(dataDir))
    .digest("hex")
    .slice(0, 16);
  const folder = path.join(SHARED, hash);
  await mkdir(SHARED, { recursive: true });
  await chmod(SHARED, 0o755);
  await writeFile(note, `${JSON.stringify({ folder }, null, 2)}\n`);
  return folder;
}

/** Reads a secret of 256 bits, or makes it: once, whole, and closed to others. */
async function keepSecret(file: string): Promise<string> {
  const read = () => readFile(file, "utf8").then((text) => text.trim());
  const found = await read().catch(() => "");
  if (found !== "") return found;
  const half = `${file}.${process.pid}`;
  await writeFile(half, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
  // A link never replaces: of two starts that make it at once, both read the first one's.
  await link(half, file).catch((error) => {
    if (error.code !== "EEXIST") throw error;
  });
  await rm(half, { force: true });
  return read();
}

async function ensureOwner(superuserUrl: string, password: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: superuserUrl });
  client.on("error", () => {});
  await client.connect();
  try {
    const role = await client.query("select 1 from pg_roles where rolname = 'candor'");
    if (role.rowCount === 0) {
      await client.query(`create role candor login createrole createdb password ${pg.escapeLiteral(password)}`);
    }
    const database = await client.query("select 1 from pg_database where datname = 'candor'");
    if (database.rowCount !== 0) return false;
    await client.query("create database candor owner candor");
    return true;
  } finally {
    await client.end();
  }
}
