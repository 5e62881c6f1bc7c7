// Who may import whom (docs/decisions): an arrow that is not listed here does not exist.
// `scripts/verify.mjs` also asserts that modules were read at all: a tool that sees nothing reports no violation.

const test = "\\.(test|db\\.test)\\.tsx?$";

/** Modules under `from` may only import, of this repository's own modules, those under `to`. */
const only = (name, from, to, extra = {}) => ({
  name,
  severity: "error",
  from: { path: from, pathNot: [test], ...extra },
  to: { path: "^(src|drizzle|bench|e2e|scripts)/", pathNot: to },
});

/** The packages in `packages` are imported nowhere but under `allowed`. */
const packageOnlyIn = (name, packages, allowed) => ({
  name,
  severity: "error",
  from: { path: "^src/", pathNot: [...allowed, test] },
  to: { path: `^node_modules/(${packages})(/|$)` },
});

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "\\.generated$" } },
    {
      name: "metrics-import-nothing",
      comment: "Numbers are computed from what they are given, and from nothing else.",
      severity: "error",
      from: {
        path: "^src/domain/metrics/",
        pathNot: [test, "^src/domain/metrics/special\\.ts$", "^src/domain/metrics/golden/"],
      },
      to: { pathNot: ["^src/domain/metrics/"] },
    },
    {
      name: "survey-imports-zod-only",
      severity: "error",
      from: { path: "^src/domain/survey/", pathNot: [test, "/testing/"] },
      to: { pathNot: ["^src/domain/", "^node_modules/zod/"] },
    },
    {
      name: "domain-touches-no-machine",
      severity: "error",
      from: { path: "^src/domain/", pathNot: [test] },
      to: { dependencyTypes: ["core"] },
    },
    only("domain", "^src/domain/", ["^src/domain/"]),
    only("db", "^src/db/", ["^src/(db|domain)/"], { pathNot: [test, "^src/db/testing/"] }),
    only("db-testing", "^src/db/testing/", ["^src/(db|domain)/", "^drizzle/migrate\\.ts$"]),
    only("messages", "^src/messages/", ["^src/messages/"]),
    only("platform", "^src/platform/", ["^src/(platform|db|domain|messages)/"]),
    only("job-contracts", "^src/jobs/contracts", ["^src/domain/", "^src/jobs/contracts"]),
    only("jobs", "^src/jobs/", ["^src/(jobs|features|db|platform|domain)/"], {
      pathNot: [test, "^src/jobs/contracts"],
    }),
    only("ui", "^src/ui/", ["^src/ui/", "^src/domain/metrics/", "^src/messages/en\\.ts$"]),
    only("features", "^src/features/", [
      "^src/(features|domain|db|platform|ui)/",
      "^src/jobs/contracts",
      "^src/messages/en\\.ts$",
    ]),
    {
      name: "features-never-meet",
      comment: "Two features meet in app/ or in a job, never in each other.",
      severity: "error",
      from: { path: "^src/features/([^/]+)/", pathNot: [test, "/testing/"] },
      to: { path: "^src/features/", pathNot: ["^src/features/$1/"] },
    },
    only("app", "^src/app/", ["^src/(app|features|ui|platform)/"], { pathNot: [test, "/testing/"] }),
    only("proxy", "^src/(proxy|instrumentation)\\.ts$", ["^src/platform/"]),
    only("server", "^src/server(\\.ts$|/)", [
      "^src/(features|ui|platform|server)/",
      "^src/db/(embedded/|urls\\.ts$)",
      "^src/jobs/worker\\.ts$",
      "^drizzle/",
    ]),
    packageOnlyIn("sql-in-db-and-platform", "drizzle-orm|pg|pg-copy-streams", ["^src/(db|platform)/"]),
    packageOnlyIn("charts-in-ui-charts", "recharts", ["^src/ui/charts/"]),
    {
      name: "tests-stay-out-of-the-product",
      severity: "error",
      from: { path: "^src/", pathNot: [test, "^src/db/testing/", "/testing/"] },
      to: { path: ["^src/.*/testing/", test] },
    },
    {
      name: "no-dev-dependency-in-the-product",
      severity: "error",
      from: { path: "^src/", pathNot: [test, "/testing/"] },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: ["^node_modules/@types/"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["^\\.next/", "^build/", "^\\.candor/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
