import { createDb } from "@/db/client";
import { databaseUrls } from "@/db/urls";
import { canonicalEmail } from "@/platform/auth/email";
import { resetTwoStepByEmail } from "@/platform/auth/reset-two-step";
import { readEnv } from "@/platform/env";

/**
 * Turns a person's second step off and signs them out everywhere: the way back in for the last owner, who lost phone and recovery codes.
 * Usage: npm run reset-two-step -- <email>
 */
async function main(): Promise<void> {
  const typed = process.argv[2];
  if (typed === undefined) throw new Error("Whose? Run: npm run reset-two-step -- nora@example.com");
  const email = canonicalEmail(typed);
  if (email === null) throw new Error(`${typed} is not an e-mail address.`);
  const env = readEnv(process.env);
  if (env.databaseUrl === null || env.authSecret === null) {
    throw new Error("DATABASE_URL or AUTH_SECRET is missing. Run it as: npm run reset-two-step -- <email>");
  }
  const urls = databaseUrls({
    ownerUrl: env.databaseUrl,
    authSecret: env.authSecret,
    appUrl: env.databaseAppUrl,
    workerUrl: env.databaseWorkerUrl,
  });
  const db = createDb({ url: urls.app, max: 1, name: "candor-reset-two-step" });
  try {
    const done = await resetTwoStepByEmail(db, email);
    if (!done) throw new Error(`Nobody signs in as ${email} with two steps.`);
    console.log(`Two-step sign-in of ${email} is off, and they are signed out everywhere.`);
    console.log("Their password is as it was. Let them turn it on again under Settings, Account.");
  } finally {
    await db.pool.end();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
