import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const src = import.meta.dirname;
const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(src, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".generated.ts"));
const isTest = (file: string) => /\.test\.tsx?$|\/testing\//.test(file);
const read = (file: string) => readFileSync(path.join(src, file), "utf8");
const codeLines = (file: string) => read(file).trimEnd().split("\n").length;

/** Lines that only hold data, not code, may be many. */
const DATA = /^domain\/survey\/(words|templates|locales)|^db\/schema\/|\/(words|messages|cases)[^/]*\.ts$/;

test("files were read at all", () => {
  expect(files.length).toBeGreaterThan(50);
});

test("src holds the rooms of the house and nothing else", () => {
  const rooms =
    /^(app|db|domain|features|jobs|messages|platform|server|ui)\/|^(server|proxy|instrumentation(-client)?|architecture\.test)\.ts$/;
  expect(files.filter((file) => !rooms.test(file))).toEqual([]);
});

test("a feature's files are input, loaders, actions, view, components, or a verb with its noun", () => {
  // "handler" is the one request handler that respond mounts behind two doors.
  const closed = /^(input|loaders|actions|view|handler)$/;
  const verbNoun = /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/;
  const names = files
    .filter((file) => file.startsWith("features/") && !isTest(file) && !/\/(components|script|page)\//.test(file))
    .filter((file) => {
      const name = path.basename(file).replace(/\.tsx?$/, "");
      return !closed.test(name) && !verbNoun.test(name);
    });
  expect(names).toEqual([]);
});

test("features have the names of the design", () => {
  const nouns =
    "surveys respond responses dashboards explain customers service quality goals follow-ups delivery imports exports settings board alerts topics webhooks";
  const found = new Set(files.flatMap((file) => /^features\/([^/]+)\//.exec(file)?.[1] ?? []));
  expect([...found].filter((name) => !nouns.split(" ").includes(name))).toEqual([]);
});

test("file names are lower case words with hyphens", () => {
  const plain = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|db\.test|d))?\.tsx?$/;
  expect(files.filter((file) => !file.startsWith("app/") && !plain.test(path.basename(file)))).toEqual([]);
});

test("pages have at most 30 lines and routes at most 40: they only connect", () => {
  const most = (file: string) =>
    /\/page\.tsx$/.test(file) ? 30 : /\/route\.ts$/.test(file) ? 40 : Number.POSITIVE_INFINITY;
  const long = files.filter((file) => file.startsWith("app/") && codeLines(file) > most(file));
  expect(long.map((file) => `${file}: ${codeLines(file)}`)).toEqual([]);
});

test("no file passes 400 lines, tests neither, data excepted", () => {
  const long = files.filter((file) => !DATA.test(file) && codeLines(file) > 400);
  expect(long.map((file) => `${file}: ${codeLines(file)}`)).toEqual([]);
});

test("a scope is minted only at the gates, in jobs and in tests", () => {
  const gates =
    /^platform\/(session|api-key|share-gate|rehearsal|auth\/|http\/with-api-key)|^jobs\/|^db\/(scope|mint-scope|testing\/)|^features\/respond\//;
  const minting = files.filter((file) => !isTest(file) && !gates.test(file) && /\bmintScope\b/.test(read(file)));
  expect(minting).toEqual([]);
});

test("only settings read the environment", () => {
  const allowed = /^platform\/(env|runtime|auth\/)|^(server|proxy)\.ts$|^db\/(embedded|testing)\//;
  const reading = files.filter((file) => !isTest(file) && !allowed.test(file) && /\bprocess\.env\b/.test(read(file)));
  expect(reading).toEqual([]);
});

test("nothing is left for later and no type is bent, outside of src neither", () => {
  const marks = /\b(TODO|FIXME|XXX)\b|@ts-(ignore|expect-error|nocheck)|\bas unknown as\b/;
  const code = ["src", "drizzle", "e2e", "bench", "scripts"].flatMap((folder) =>
    readdirSync(path.join(src, "..", folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(tsx?|mjs)$/.test(file))
      .map((file) => path.join(folder, file)),
  );
  const marked = code.filter(
    (file) => file !== "src/architecture.test.ts" && marks.test(readFileSync(path.join(src, "..", file), "utf8")),
  );
  expect(marked).toEqual([]);
});

test("the domain reads no clock and no chance", () => {
  const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\./;
  const found = files.filter((file) => file.startsWith("domain/") && !isTest(file) && impure.test(read(file)));
  expect(found).toEqual([]);
});

test("days and moments are printed by one place, so that every screen writes them alike", () => {
  // Respondents read more languages than the app; the night's hour is counted with; `ui` knows no platform.
  const own = /^features\/(respond\/tell-standing|settings\/data\/recount-is-due)\.ts$|^ui\/charts\/save-menu\.tsx$/;
  const rooms = /^(app|features|jobs|ui)\//;
  const printing = files.filter(
    (file) => rooms.test(file) && !isTest(file) && !own.test(file) && /\bnew Intl\.DateTimeFormat\b/.test(read(file)),
  );
  expect(printing).toEqual([]);
});

test("arguments of an action are bound on the server: bound in a client component, a form without a script hangs", () => {
  const bound = files.filter((file) => /^"use client"/.test(read(file)) && /\.bind\(null/.test(read(file)));
  expect(bound).toEqual([]);
});
