import { expect, test, vi } from "vitest";
import { createDb } from "@/db/client";
import { mintScope } from "@/db/scope";
import { createLimits } from "@/platform/limits";
import { createLogger } from "@/platform/logger";
import { noteDenial } from "@/platform/note-denial";

const MINUTE = 60_000;
const scope = mintScope("018f0000-0000-7000-8000-000000000001", { kind: "user", userId: "u1", role: "viewer" });

/** A database that answers nobody, and how often it was asked. */
function away(answer: () => Promise<never>) {
  const appDb = createDb({ url: "postgres://nobody@127.0.0.1:1/none", max: 1, name: "test" });
  const connect = vi.spyOn(appDb.pool, "connect").mockImplementation(answer);
  const logger = createLogger("silent");
  return { connect, warn: vi.spyOn(logger, "warn"), found: { appDb, limits: createLimits(), logger } };
}

test("a database that is away or frozen costs the one who is refused neither an error nor time", async () => {
  const gone = away(() => Promise.reject(new Error("connect ECONNREFUSED")));
  expect(noteDenial(gone.found, scope, "survey.write", new Date(0))).toBeUndefined();
  await vi.waitFor(() => expect(gone.warn).toHaveBeenCalledTimes(1));
  const frozen = away(() => new Promise(() => {}));
  expect(noteDenial(frozen.found, scope, "survey.write", new Date(0))).toBeUndefined();
  expect(frozen.connect).toHaveBeenCalledTimes(1);
});

test("a person who asks a thousand times a minute is noted once a permission, and again a minute later", () => {
  const { found, connect } = away(() => new Promise(() => {}));
  for (let i = 0; i < 1_000; i += 1) noteDenial(found, scope, "survey.write", new Date(i * 59));
  expect(connect).toHaveBeenCalledTimes(1);
  noteDenial(found, scope, "key.manage", new Date(MINUTE - 1));
  expect(connect).toHaveBeenCalledTimes(2);
  noteDenial(found, scope, "survey.write", new Date(2 * MINUTE));
  expect(connect).toHaveBeenCalledTimes(3);
});
