import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { isProblem, type ProblemDetails } from "@/platform/http/problem";
import { checkInput, readJson, requireJsonType } from "@/platform/http/read-json";
import { MAX_DEPTH, scanJson } from "@/platform/http/scan-json";

const bytes = (text: string) => new TextEncoder().encode(text);

function refusal(run: () => unknown): ProblemDetails {
  try {
    run();
  } catch (error) {
    if (isProblem(error)) return error.problem;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("readJson", () => {
  it("reads whatever JSON.stringify writes", () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: "small" }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!text.includes("__proto__") && !text.includes("\\u0000") && !/\\ud[89a-f]/i.test(text));
        expect(readJson(bytes(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it("never throws anything but a 4xx problem, whatever arrives", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.uint8Array(), fc.string({ unit: "binary" }).map(bytes), fc.string().map(bytes)),
        (body) => {
          try {
            readJson(body);
          } catch (error) {
            expect(isProblem(error) && error.problem.status >= 400 && error.problem.status < 500).toBe(true);
          }
        },
      ),
    );
  });

  it.each([
    ["nothing", "", 400],
    ["cut off", '{"a":', 400],
    ["NaN", '{"a":NaN}', 400],
    ["too deep", "[".repeat(100_000), 400],
    ["too deep and closed", "[".repeat(MAX_DEPTH + 1) + "]".repeat(MAX_DEPTH + 1), 400],
    ["a key twice", '{"a":{"b":1,"b":2}}', 400],
    ["a key twice, once escaped", '{"score":1,"sc\\u006fre":2}', 400],
    ["__proto__", '{"a":[{"__proto__":{"admin":true}}]}', 400],
    ["1e999", '{"a":[0,1e999]}', 422],
    ["NUL", '{"a":"x\\u0000y"}', 422],
    ["NUL in a key", '{"a\\u0000":1}', 422],
    ["half a character", '{"a":"\\ud800"}', 422],
  ])("refuses %s", (_name, text, status) => {
    expect(refusal(() => readJson(bytes(text))).status).toBe(status);
  });

  it("names the path of the fault", () => {
    expect(refusal(() => readJson(bytes('{"r":[{"a":1},{"a":"\\u0000"}]}'))).errors?.[0]?.path).toBe("r.1.a");
    expect(refusal(() => readJson(bytes('{"r":[1,{"x":{"a":1,"a":2}}]}'))).errors?.[0]?.path).toBe("r.1.x.a");
  });

  it("takes braces, quotes and commas inside texts as text", () => {
    const value = { 'a"{': "}],[\\", b: ["{", { a: 1 }, { a: 2 }] };
    expect(readJson(bytes(JSON.stringify(value)))).toEqual(value);
  });

  it("refuses bytes that are not UTF-8", () => {
    expect(refusal(() => readJson(new Uint8Array([0x22, 0xff, 0x22]))).status).toBe(400);
  });

  it("looks over 8 MB in well under a second", () => {
    const body = bytes(
      JSON.stringify({ responses: Array.from({ length: 60_000 }, (_, i) => ({ a: i, text: "x".repeat(100) })) }),
    );
    const start = performance.now();
    readJson(body);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it("looks over blanks outside of everything as quickly as over what means something", () => {
    const time = (text: string) => {
      const start = performance.now();
      scanJson(text);
      return performance.now() - start;
    };
    const [inside, outside] = [`[${" ".repeat(2_000_000)}]`, `[]${" ".repeat(2_000_000)}`];
    time(inside);
    // It was fifty times as long once: the sender pays a byte, we paid 300 ns.
    expect(time(outside)).toBeLessThan(10 * time(inside) + 50);
  });
});

describe("checkInput", () => {
  const schema = z.object({ name: z.string(), list: z.array(z.object({ n: z.int() })) });

  it("drops what nobody asked for", () => {
    // mass assignment: workspaceId and role never reach a query
    expect(checkInput(schema, { name: "a", list: [], workspaceId: "x", role: "owner" })).toEqual({
      name: "a",
      list: [],
    });
  });

  it("names every path that does not fit", () => {
    const { status, errors } = refusal(() => checkInput(schema, { list: [{ n: 1 }, { n: 1.5 }] }));
    expect(status).toBe(422);
    expect(errors?.map((error) => error.path)).toEqual(["name", "list.1.n"]);
  });
});

describe("requireJsonType", () => {
  it("takes JSON with or without a charset and refuses the rest", () => {
    requireJsonType("application/json; charset=utf-8");
    requireJsonType("application/merge-patch+json");
    for (const type of [
      null,
      "",
      "text/plain",
      "application/x-www-form-urlencoded",
      "text/plain; a=application/json",
    ]) {
      expect(refusal(() => requireJsonType(type)).status).toBe(415);
    }
  });
});
