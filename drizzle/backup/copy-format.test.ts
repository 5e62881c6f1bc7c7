import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCopy } from "./copy-format";

const HEAD = { candorCopy: 1, at: "2026-05-01T00:00:00Z", migrations: [], secret: null, secretMark: "mark" };
const NOTHING = { head() {}, block() {}, rows() {}, blockEnd() {}, jobs() {} };
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "candor-copy-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(...lines: readonly unknown[]) {
  const file = path.join(folder, "copy");
  await writeFile(file, gzipSync(lines.map((line) => `${JSON.stringify(line)}\n`).join("")));
  return readCopy(file, NOTHING);
}

test("a copy of nothing is whole", async () => {
  expect(await read(HEAD, { jobs: [] }, { end: true, rows: {} })).toEqual({ end: true, rows: {} });
});

test.each([
  ["a head that lacks what a restore needs", [{ candorCopy: 1 }]],
  ["migrations that are none", [{ ...HEAD, migrations: [{ at: "soon" }] }]],
  ["another version's head", [{ ...HEAD, candorCopy: 2 }]],
  ["a table without columns", [HEAD, { table: "response" }]],
  ["a job without a time", [HEAD, { jobs: [{ task: "x", payload: {} }] }]],
  ["an end that counts in words", [HEAD, { end: true, rows: { response: "many" } }]],
  ["what stands in no copy", [HEAD, ["drop table response"]]],
])("%s is refused before anything is done with it", async (_, lines) => {
  await expect(read(...lines)).rejects.toThrow("This is no copy that npm run backup made.");
});
