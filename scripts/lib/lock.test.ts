import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeLock } from "./lock.mjs";

let folder = "";
const file = () => path.join(folder, "run.lock");

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "candor lock "));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("taken, told to others by process and purpose, released", async () => {
  const program = `import { takeLock } from ${JSON.stringify(path.join(import.meta.dirname, "lock.mjs"))};
    takeLock(${JSON.stringify(folder)}, "run.lock", "start");
    console.log("taken");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  expect(takeLock(folder, "run.lock", "fixtures")).toEqual({
    holder: expect.objectContaining({ pid: child.pid, what: "start" }),
  });
  // Killed without a chance to release: the lock does not stay.
  child.kill("SIGKILL");
  await new Promise((resolve) => child.once("exit", resolve));
  const lock = takeLock(folder, "run.lock", "fixtures");
  expect(JSON.parse(readFileSync(file(), "utf8"))).toMatchObject({ pid: process.pid, what: "fixtures" });
  lock.release?.();
  expect(existsSync(file())).toBe(false);
});

test.runIf(process.platform === "linux")("another process that got the same number is not the holder", () => {
  writeFileSync(file(), JSON.stringify({ pid: process.ppid, started: "another-boot 1", what: "start" }));
  expect(takeLock(folder, "run.lock", "start").holder).toBeUndefined();
});

test("a lock that cannot be read is taken over", () => {
  writeFileSync(file(), "");
  expect(takeLock(folder, "run.lock", "start").holder).toBeUndefined();
});
