import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { API_PATHS } from "@/app/list-api-paths";
import { openApiDocument } from "@/platform/http/openapi";

const root = path.join(import.meta.dirname, "v1");
const document = openApiDocument(API_PATHS, "http://localhost:3000");
const METHODS = ["get", "post", "put", "patch", "delete"];

/** `[survey]` of a folder and `{id}` of the document are both a parameter. */
const shape = (route: string) => route.replace(/\[[^\]]+\]|\{[^}]+\}/g, "{}");

function routesOfFolder(): string[] {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) =>
    /(^|\/)route\.ts$/.test(file),
  );
  return files.flatMap((file) => {
    const source = readFileSync(path.join(root, file), "utf8");
    const methods = METHODS.filter((method) =>
      new RegExp(`export (const|(async )?function) ${method.toUpperCase()}\\b`).test(source),
    );
    return methods.map((method) => `${method} /api/v1/${shape(path.dirname(file))}`);
  });
}

function routesOfDocument(): string[] {
  const paths = document.paths as Record<string, Record<string, unknown>>;
  return Object.entries(paths).flatMap(([route, operations]) =>
    Object.keys(operations).map((method) => `${method} ${shape(route)}`),
  );
}

test("the document describes every route with a key and every public one, and none that is not there", () => {
  // The document does not describe itself; respondents' door is mounted for GET only to say 405 in its own words.
  const apart = ["get /api/v1/openapi.json", "get /api/v1/s/{}/responses"];
  const served = routesOfFolder().filter((route) => !apart.includes(route));
  expect(served.length).toBeGreaterThan(10);
  expect(routesOfDocument().sort()).toEqual(served.sort());
});

test("each operation names its scope, by what it does: GET reads, POST and PATCH write, DELETE and webhooks are the admin's", () => {
  const paths = document.paths as Record<string, Record<string, { "x-scope"?: string; security: unknown[] }>>;
  const wanted: Record<string, string> = { get: "read", post: "write", patch: "write", delete: "admin" };
  for (const [route, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const isPublic = route.startsWith("/api/v1/s/");
      const scope = route.startsWith("/api/v1/webhooks") && method !== "get" ? "admin" : wanted[method];
      expect(operation["x-scope"], `${method} ${route}`).toBe(isPublic ? undefined : scope);
      expect(operation.security, `${method} ${route}`).toEqual(isPublic ? [] : [{ key: [] }]);
    }
  }
});

test("each operation declares its parameters and a problem for every other status", () => {
  const paths = document.paths as Record<
    string,
    Record<string, { parameters: { name: string; in: string }[]; responses: object }>
  >;
  for (const [route, operations] of Object.entries(paths)) {
    const named = [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const [method, operation] of Object.entries(operations)) {
      const inPath = operation.parameters
        .filter((parameter) => parameter.in === "path")
        .map((parameter) => parameter.name);
      expect(inPath, `${method} ${route}`).toEqual(named);
      expect(Object.keys(operation.responses), `${method} ${route}`).toContain("default");
    }
  }
});
