import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..", "..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const pagesIn = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => path.posix.join(folder, file.split(path.sep).join("/")))
    .filter((file) => file.endsWith(".md"));
const pages = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "ACCESSIBILITY.md", ...pagesIn("docs")];

test("every link of the documents to a file leads to one", () => {
  const links = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, target = ""]) => ({ page, target })),
  );
  const inside = links.filter(({ target }) => !/^[a-z]+:/.test(target));
  expect(inside.length).toBeGreaterThan(100);
  const broken = inside.filter(({ page, target }) => !existsSync(path.join(root, path.dirname(page), target)));
  expect(broken).toEqual([]);
});

test("every npm script that the documents name exists, and CONTRIBUTING names every one", () => {
  const { scripts } = JSON.parse(read("package.json"));
  const named = pages.flatMap((page) => [...read(page).matchAll(/npm run ([a-z][a-z:-]*)/g)].map(([, name]) => name));
  expect(named.filter((name) => scripts[name ?? ""] === undefined)).toEqual([]);
  const help = read("CONTRIBUTING.md");
  const silent = Object.keys(scripts).filter((name) => !new RegExp(`npm (run )?${name}(?![a-z:-])`).test(help));
  expect(silent).toEqual([]);
});

test(".env.example explains every setting that is read, and no other", () => {
  const example = read(".env.example");
  const explained = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  const checked = [...read("src/platform/env.ts").matchAll(/^ {2}([A-Z_]+): optionalText,$/gm)].map(([, name]) => name);
  // What is read before the settings are: the port's address by the server, the demo by the start.
  const early = ["HOST", "CANDOR_DEMO"];
  const expected = [...checked, ...early].filter((name) => name !== "NODE_ENV");
  expect(explained.toSorted()).toEqual(expected.toSorted());
});

test("a record's heading is its number and what was decided, and no two have one number", () => {
  const records = readdirSync(path.join(root, "docs/decisions")).filter((file) => file !== "README.md");
  const wrong = records.filter((file) => !read(`docs/decisions/${file}`).startsWith(`# ${file.slice(0, 4)} `));
  expect(wrong).toEqual([]);
  expect(new Set(records.map((file) => file.slice(0, 4))).size).toBe(records.length);
});
