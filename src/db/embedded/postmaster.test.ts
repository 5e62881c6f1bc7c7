import { expect, test } from "vitest";
import { isAlive, parsePostmaster } from "@/db/embedded/postmaster";

const lines = ["4711", "/data", "1795310000", "54321", "", "127.0.0.1", "  1234 0", "ready"];

test("line 1 is the process, line 4 the port", () => {
  expect(parsePostmaster(lines, () => true)).toEqual({ pid: 4711, port: 54_321 });
});

test("a file left behind by a crash is no server", () => {
  expect(parsePostmaster(lines, () => false)).toBeNull();
});

test.each([[[]], [[""]], [["1", "", "", "5432"]], [["-1", "", "", "5432"]], [["x", "", "", "5432"]], [["4711"]]])(
  "half a file is no server: %j",
  (half) => {
    expect(parsePostmaster(half, () => true)).toBeNull();
  },
);

test("we are alive; a number that no process has is not", () => {
  expect(isAlive(process.pid)).toBe(true);
  expect(isAlive(4_194_304)).toBe(false);
});
