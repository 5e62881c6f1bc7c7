import { eq } from "drizzle-orm";
import { createDb, type Db, withoutTenant } from "@/db/client";
import { eraseWorkspace } from "@/db/queries/delete-workspace";
import { user } from "@/db/schema/people";
import { randomText } from "@/db/short-id";
import { createAccount } from "@/platform/auth/create-account";
import { ownerScope } from "@/platform/auth/create-workspace";
import { listWorkspaces } from "@/platform/auth/memberships";
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
 * once, on the first start of the embedded database, and again where that start was broken off: what it left is replaced.
 * `say` is told what is being made.
 */
export async function seedDemo(now: Date, say: (what: string) => void): Promise<DemoSignIn> {
  const urls = databaseUrls(readEnv(process.env));
  const app = createDb({ url: urls.app, max: 4, name: "candor-demo", statementTimeout: 60_000 });
  const worker = createDb({ url: urls.worker, max: 1, name: "candor-demo-worker", statementTimeout: 60_000 });
  try {
    await removeLeftovers(app);
    const password = `${randomText(5)}-${randomText(5)}-${randomText(5)}`;
    const company = { zone: DEMO_ZONE, locale: "en", workspaceName: "Fennel & Fig" };
    const made = await createAccount(app, { email: EMAIL, password, name: "Demo", ...company });
    if (!made) throw new Error("The demo company is there already.");
    await buildDemo({ app, worker }, ownerScope(made.workspaceId, made.userId), now, say);
    return { email: EMAIL, password };
  } finally {
    await Promise.all([app.pool.end(), worker.pool.end()]);
  }
}

async function removeLeftovers(db: Db): Promise<void> {
  const [left] = await withoutTenant(db, (tx) => tx.select({ id: user.id }).from(user).where(eq(user.email, EMAIL)));
  if (!left) return;
  for (const { id } of await listWorkspaces(db, left.id)) {
    await eraseWorkspace(db, ownerScope(id, left.id));
  }
  await withoutTenant(db, (tx) => tx.delete(user).where(eq(user.id, left.id)));
}
