import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ALL_PERMISSIONS, can, type Permission } from "@/platform/roles";

const HERE = "src/app/w/[workspace]";

/**
 * What an executive may open: numbers, what they mean, and their own account. Never rows of respondents, builder, settings.
 * Whoever makes a page that a viewer may open adds it here; any other page has to ask for a permission that viewers lack.
 */
const OPEN = [
  "",
  "alerts",
  "alerts/[alert]",
  "board",
  "board/[pack]/[kind]",
  "customers",
  "customers/numbers/[kind]",
  "customers/quality",
  "customers/quality/numbers/[kind]",
  "customers/service",
  "customers/service/explained",
  "customers/service/numbers/[kind]",
  "customers/service/promises",
  "customers/service/promises/numbers/[kind]",
  "dashboards",
  "dashboards/[dashboard]",
  "explain",
  "explain/[metric]",
  "feedback",
  "feedback/topics",
  "feedback/topics/[topic]",
  "feedback/topics/needs",
  "feedback/topics/numbers/[kind]",
  "goals",
  "goals/[goal]",
  "goals/[goal]/numbers/[kind]",
  "goals/initiatives",
  "goals/initiatives/[initiative]",
  "goals/numbers/[kind]",
  "numbers/[kind]",
  "palette",
  "periods",
  "periods/[period]",
  "planner",
  "settings",
  "settings/account",
  "settings/digest",
  "surveys",
  "surveys/[survey]",
  "surveys/[survey]/compare",
  "surveys/[survey]/compare/numbers/[kind]",
  "surveys/[survey]/cross",
  "surveys/[survey]/cross/numbers/[kind]",
  "surveys/[survey]/numbers/[kind]",
  "surveys/[survey]/questions",
  "surveys/[survey]/questions/numbers/[kind]",
];

test("what a viewer may open is listed, page by page, and every other page asks for more", () => {
  const found = listRoutes().map((file) => ({ path: pathOf(file), gates: gatesOf(file) }));
  expect(found.length).toBeGreaterThan(70);
  const open = found.filter(({ gates }) => gates.every((gate) => can("viewer", gate))).map(({ path }) => path);
  expect([...new Set(open)].sort()).toEqual(OPEN);
});

function listRoutes(): string[] {
  const files = readdirSync(HERE, { recursive: true, encoding: "utf8" });
  return files.filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file)).map((file) => `${HERE}/${file}`);
}

function pathOf(file: string): string {
  return file
    .slice(HERE.length + 1)
    .replace(/\/?(page\.tsx|route\.ts)$/, "")
    .replace(/\([^)]*\)\/?/g, "");
}

/** The permissions that a route asks for: its own, and those of the loaders it calls. */
function gatesOf(file: string): Permission[] {
  const text = readFileSync(file, "utf8");
  return [...new Set([...gatesIn(text), ...loadersIn(text, text).flatMap(gatesFrom)])];
}

interface Loader {
  readonly name: string;
  readonly module: string;
}

/** The loaders of other modules that a part of a module calls. */
function loadersIn(module: string, part: string): Loader[] {
  const imports = [...module.matchAll(/import \{([^}]*)\} from "@\/((?:features|app)\/[^"]+)"/g)];
  return imports
    .flatMap(([, names = "", from = ""]) =>
      names.split(",").map((name) => ({ name: name.trim(), module: `src/${from}.ts` })),
    )
    .filter(({ name }) => /^(load|find)/.test(name) && part.includes(`${name}(`));
}

/** What a loader asks for: itself, a function beside it, or a loader that it hands over to. */
function gatesFrom({ name, module }: Loader): Permission[] {
  const text = readFileSync(module, "utf8");
  const own = functionOf(text, name);
  const called = [...own.matchAll(/\b(\w+)\(/g)].map(([, one = ""]) => functionOf(text, one));
  const gates = gatesIn([own, ...called].join("\n"));
  return gates.length > 0 ? gates : loadersIn(text, own).flatMap(gatesFrom);
}

function gatesIn(text: string): Permission[] {
  const named = [...text.matchAll(/(?:requireWorkspace|withSession|requireAction)\(\s*(?:\w+,\s*)?"([^"]+)"/g)];
  return ALL_PERMISSIONS.filter((one) => named.some(([, gate]) => gate === one));
}

function functionOf(text: string, name: string): string {
  const start = text.indexOf(`function ${name}(`);
  return start < 0 ? "" : text.slice(start, text.indexOf("\n}\n", start));
}
