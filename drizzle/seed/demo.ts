import { createDb } from "@/db/client";
import { randomText } from "@/db/short-id";
import { createAccount } from "@/platform/auth/create-account";
import { ownerScope } from "@/platform/auth/create-workspace";
import { databaseUrls } from "@/platform/database-urls";
import { readEnv } from "@/platform/env";
import { buildDemo, DEMO_ZONE } from "./demo/build-demo";

/** How to look at the demo company. */
export interface DemoSignIn {
  readonly email: string;
  readonly password: string;
}

const EMAIL = "demo@fennel-and-fig.example";

/**
 * Makes the demo company with a sign-in of its own, whose password is generated and nowhere else. `npm start` calls it
 * once, on the first start of the embedded database. Throws where the demo's address is taken already.
 */
export async function seedDemo(now: Date = new Date()): Promise<DemoSignIn> {
  const db = createDb({
    url: databaseUrls(readEnv(process.env)).app,
    max: 2,
    name: "candor-demo",
    statementTimeout: 60_000,
  });
  try {
    const password = `${randomText(5)}-${randomText(5)}-${randomText(5)}`;
    const account = {
      email: EMAIL,
      password,
      name: "Demo",
      zone: DEMO_ZONE,
      locale: "en",
      workspaceName: "Fennel & Fig",
    };
    const made = await createAccount(db, account);
    if (!made) throw new Error("The demo company is there already.");
    const scope = ownerScope(made.workspaceId, made.userId);
    await buildDemo(db, scope, now);
    return { email: EMAIL, password };
  } finally {
    await db.pool.end();
  }
}
