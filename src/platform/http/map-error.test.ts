import { describe, expect, it } from "vitest";
import { TooSlow } from "@/db/too-slow";
import { isTransient, mapError } from "@/platform/http/map-error";
import { notFound } from "@/platform/http/problem";
import type { Logger } from "@/platform/logger";
import { createLogger } from "@/platform/logger";

const logger: Logger = createLogger("silent");

function databaseError(code: string, message = "canary: nora@larkway.example"): Error {
  return Object.assign(new Error(message), { code });
}

describe("mapError", () => {
  it("keeps a problem's own words", () => {
    expect(mapError(notFound(), { logger, route: "GET /x" })).toMatchObject({ status: 404, code: "not_found" });
  });

  it.each([
    ["connection refused", databaseError("ECONNREFUSED")],
    ["server is starting", databaseError("57P03")],
    ["read-only", databaseError("25006")],
    ["disk full", databaseError("53100")],
    ["deadlock", databaseError("40P01")],
    ["pool exhausted", new Error("timeout exceeded when trying to connect")],
    ["frozen", new Error("Query read timeout")],
    ["wrapped by drizzle", new Error("Failed query", { cause: databaseError("ECONNRESET") })],
    ["every address refused", new AggregateError([databaseError("ECONNREFUSED")], "")],
  ])("says 503 with Retry-After when the database is away: %s", (_name, error) => {
    expect(mapError(error, { logger, route: "GET /x" })).toMatchObject({ status: 503, retryAfterSeconds: 5 });
  });

  it.each([
    ["from the server", databaseError("57014")],
    ["out of a transaction", new TooSlow("", { cause: databaseError("57014") })],
  ])("says 503 and what to ask less of where a statement took too long: %s", (_name, error) => {
    const said = mapError(error, { logger, route: "GET /x" });
    expect(said).toMatchObject({ status: 503, code: "took_too_long", retryAfterSeconds: 5 });
    expect(said.detail).toContain("fewer days, fewer filters");
  });

  it("says nothing of an unknown error but a reference", () => {
    const said = mapError(databaseError("23505"), { logger, route: "GET /x" });
    expect(said.status).toBe(500);
    expect(said.reference).toMatch(/^\w{10}$/);
    expect(JSON.stringify(said)).not.toContain("canary");
  });

  it("blames the input for a value that cannot be stored", () => {
    expect(mapError(databaseError("22021"), { logger, route: "GET /x" }).status).toBe(422);
  });
});

describe("isTransient", () => {
  it("does not take a violated constraint or a syntax error for a bad moment", () => {
    expect(isTransient(databaseError("23505"))).toBe(false);
    expect(isTransient(databaseError("42601"))).toBe(false);
    expect(isTransient("nothing")).toBe(false);
  });
});
