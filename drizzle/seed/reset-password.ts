import { randomBytes } from "node:crypto";
import { createDb } from "@/db/client";
import { databaseUrls } from "@/db/urls";
import { canonicalEmail } from "@/platform/auth/email";
import { replacePassword } from "@/platform/auth/replace-password";
import { readEnv } from "@/platform/env";

/**
 * Gives a person a new password, prints it, and signs them out everywhere: the way back in where no mail is configured.
 * Usage: npm run reset-password -- <email>
 */
async function main(): Promise<void> {
  const typed = process.argv[2];
  if (typed === undefined) throw new Error("Whose? Run: npm run reset-password -- nora@example.com");
  const email = canonicalEmail(typed);
  if (email === null) throw new Error(`${typed} is not an e-mail address.`);
  const env = readEnv(process.env);
  if (env.databaseUrl === null || env.authSecret === null) {
    throw new Error("DATABASE_URL or AUTH_SECRET is missing. Run it as: npm run reset-password -- <email>");
  }
  const urls = databaseUrls({
    ownerUrl: env.databaseUrl,
    authSecret: env.authSecret,
    appUrl: env.databaseAppUrl,
    workerUrl: env.databaseWorkerUrl,
  });
  const db = createDb({ url: urls.app, max: 1, name: "candor-reset-password" });
  try {
    const password = randomBytes(15).toString("base64url");
    const done = await replacePassword(db, { email, password });
    if (!done) throw new Error(`Nobody signs in as ${email}.`);
    console.log(`New password of ${email}: ${password}`);
    console.log("They are signed out everywhere. Let them change it under Settings, Account.");
  } finally {
    await db.pool.end();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
