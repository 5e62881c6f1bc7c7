import { v7 } from "uuid";
import { type Db, withTenant } from "@/db/client";
import { topic } from "@/db/schema/topic";
import type { WorkspaceScope } from "@/db/scope";
import { STARTER_KEYS, STARTER_RULES } from "@/domain/topics/starter-topics";
import { OWN_TOPICS } from "./comment-topics";

/** The topics that the company looks for: those that everybody begins with, and its own. The worker finds them in its comments. */
export async function setTopics(db: Db, scope: WorkspaceScope): Promise<void> {
  const { workspaceId } = scope;
  const starters = STARTER_KEYS.map((starter) => ({ starter, name: "", rules: STARTER_RULES[starter] }));
  const own = OWN_TOPICS.map(({ name, rules }) => ({ starter: null, name, rules }));
  await withTenant(db, scope, (tx) =>
    tx.insert(topic).values([...starters, ...own].map((one) => ({ ...one, workspaceId, id: v7() }))),
  );
}
