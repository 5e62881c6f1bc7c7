import { beforeAll, describe, expect, it } from "vitest";
import { recordStatements } from "@/db/testing/record-statements";
import { type TestDatabase, testDatabase } from "@/db/testing/test-database";
import { sendSignInLink } from "@/features/settings/access/send-sign-in-link";
import { createAccount } from "@/platform/auth/create-account";
import { consumeSignInLink } from "@/platform/auth/sign-in-link";
import type { Mail } from "@/platform/mail";
import type { Runtime } from "@/platform/runtime";
import { testRuntime } from "@/platform/testing/test-runtime";

const NOW = new Date("2026-05-01T12:00:00Z");

let database: TestDatabase;
let runtime: Runtime;
const sent: Mail[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const real = testRuntime(database);
  const mailer = { send: async (mail: Mail) => void sent.push(mail), close: () => {} };
  runtime = { env: real.env, logger: real.logger, appDb: real.appDb, mailer } as Runtime;
});

describe("sendSignInLink", () => {
  it("mails a link that works once, to who has an account", async () => {
    const email = "nora@links.example";
    const account = await createAccount(database.appDb, { email, password: null, zone: "UTC", locale: "en" });
    await sendSignInLink(runtime, email, "en", NOW);
    expect(sent).toMatchObject([{ to: email }]);
    const token = /\/sign-in\/link\?token=([\w-]+)/.exec(sent[0]?.text ?? "")?.[1] ?? "";
    expect(await consumeSignInLink(database.appDb, token, NOW)).toBe(account?.userId);
    expect(await consumeSignInLink(database.appDb, token, NOW)).toBeNull();
  });

  it("mails nothing to who has none", async () => {
    const before = sent.length;
    await sendSignInLink(runtime, "nobody@links.example", "en", NOW);
    expect(sent).toHaveLength(before);
  });

  it("does the same for an address that somebody has and for one that nobody has, and leaves nothing to sign in with", async () => {
    const log = recordStatements();
    const done: number[][] = [];
    for (const email of ["nora@links.example", "nobody@links.example"]) {
      const before = log.values().length;
      await sendSignInLink(runtime, email, "en", NOW);
      done.push(
        log
          .values()
          .slice(before)
          .map((values) => values.length),
      );
    }
    log.stop();
    // Who it is, what is past its time, what is stored.
    expect(done[0]).toHaveLength(3);
    expect(done[1]).toEqual(done[0]);
    const open = "select 1 from sign_in_link where email = 'nobody@links.example' and expires_at > $1";
    expect((await database.appDb.pool.query(open, [NOW])).rows).toEqual([]);
  });

  it("does not fail where the mail server does", async () => {
    const send = () => Promise.reject(new Error("550 nora@links.example"));
    const mailer = { send, sendOnce: send, domain: "links.example", close: () => {} };
    const logger = runtime.logger;
    await expect(
      sendSignInLink({ ...runtime, logger, mailer } as Runtime, "nora@links.example", "en", NOW),
    ).resolves.toBeUndefined();
  });
});
