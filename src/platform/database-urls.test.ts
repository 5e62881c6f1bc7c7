import { expect, test } from "vitest";
import { databaseUrls, isDirect } from "@/platform/database-urls";
import { readEnv } from "@/platform/env";

const AUTH_SECRET = "q7Jd0sZx2mVb9Lk4Pw8Rt6Yh1Nc3Gf5A";
const SERVER = "postgres://owner:p@db.example:5432/candor";
const POOLER = "postgres://owner:p@pooler.example:6432/candor";

test("the app's way is direct unless another one is named as the direct one", () => {
  const isAppDirect = (settings: Record<string, string>) => {
    const env = readEnv({ AUTH_SECRET, ...settings });
    return isDirect(env, databaseUrls(env).app);
  };
  expect(isAppDirect({ DATABASE_URL: SERVER })).toBe(true);
  expect(isAppDirect({ DATABASE_URL: SERVER, DATABASE_DIRECT_URL: SERVER })).toBe(true);
  expect(isAppDirect({ DATABASE_URL: POOLER, DATABASE_DIRECT_URL: SERVER })).toBe(false);
  const byHand = { DATABASE_APP_URL: POOLER, DATABASE_WORKER_URL: SERVER };
  expect(isAppDirect({ DATABASE_URL: SERVER, ...byHand })).toBe(false);
});
