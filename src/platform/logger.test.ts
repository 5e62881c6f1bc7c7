import { describe, expect, it } from "vitest";
import { createLogger, describeError } from "@/platform/logger";

const CANARY = "canary-nora@larkway.example";

describe("createLogger", () => {
  it("never writes what a person wrote or a secret, two levels deep", () => {
    const lines: string[] = [];
    const logger = createLogger("info", { write: (line) => void lines.push(line) });
    for (const field of [
      "email",
      "password",
      "token",
      "answers",
      "customer",
      "name",
      "authorization",
      "cookie",
      "text",
    ]) {
      logger.info({ [field]: CANARY, a: { [field]: CANARY, b: { [field]: CANARY } } }, "event");
    }
    expect(lines).toHaveLength(9);
    expect(lines.join("")).not.toContain(CANARY);
  });
});

describe("describeError", () => {
  it("names kind, code and constraint, never the message that quotes the value", () => {
    const cause = Object.assign(new Error(`duplicate key (email)=(${CANARY})`), {
      code: "23505",
      constraint: "user_email",
    });
    const described = describeError(new Error(`Failed query: insert … ${CANARY}`, { cause }));
    expect(described).toMatchObject({ code: "23505", constraint: "user_email" });
    expect(JSON.stringify(described)).not.toContain(CANARY);
  });
});
