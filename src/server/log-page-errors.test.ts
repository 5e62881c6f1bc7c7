import { describe, expect, it } from "vitest";
import { TooSlow } from "@/db/too-slow";
import { createLogger } from "@/platform/logger";
import { logPageErrors } from "@/server/log-page-errors";

function heard(say: () => void): Record<string, unknown>[] {
  const lines: string[] = [];
  const undo = logPageErrors(createLogger("info", { write: (line: string) => void lines.push(line) }));
  try {
    say();
  } finally {
    undo();
  }
  return lines.map((line) => JSON.parse(line));
}

describe("errors of pages in the log", () => {
  it("carry the reference that the page shows and no value that anybody typed", () => {
    const cause = Object.assign(new Error('duplicate key: (email)=("ada@canary.example")'), { code: "23505" });
    const error = Object.assign(new Error("Failed query: insert … params: ada@canary.example", { cause }), {
      digest: "4021906112",
    });
    const lines = heard(() => console.error(" ⨯ ", error));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      level: "error",
      reference: "4021906112",
      error: { kind: "Error", code: "23505" },
    });
    expect(JSON.stringify(lines)).not.toContain("canary");
  });

  it("are a warning where a read took too long", () => {
    const cause = Object.assign(new Error("canceling statement"), { code: "57014" });
    const lines = heard(() => console.error(new TooSlow("", { cause })));
    expect(lines).toMatchObject([{ level: "warn", error: { code: "57014" }, msg: "a page took too long" }]);
  });

  it("are not written for what only leads elsewhere", () => {
    const away = Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;replace;/sign-in;307;" });
    expect(heard(() => console.error(away))).toEqual([]);
  });

  it("keep a sentence of the framework, and of an object only that there was one", () => {
    const lines = heard(() => console.error("Failed to find Server Action", { row: "ada@canary.example" }));
    expect(lines).toMatchObject([{ said: ["Failed to find Server Action", "object"] }]);
  });
});
