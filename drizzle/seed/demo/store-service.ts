import { type Db, withTenant } from "@/db/client";
import { type PostedReview, storeReviews } from "@/db/queries/quality/store-reviews";
import { storeInteractions } from "@/db/rollups/store-interactions";
import type { WorkspaceScope } from "@/db/scope";
import type { CastInteraction } from "./plan-company";
import type { Random } from "./random";
import { tellInteraction } from "./tell-interaction";

const AT_ONCE = 2_000;

/** Stores interactions with their events by the product's own writer, which measures them and judges their promises. */
export async function storeService(
  db: Db,
  scope: WorkspaceScope,
  random: Random,
  interactions: readonly CastInteraction[],
  at: (daysAgo: number, second: number) => Date,
  now: Date,
): Promise<void> {
  for (let from = 0; from < interactions.length; from += AT_ONCE) {
    const told = interactions
      .slice(from, from + AT_ONCE)
      .map((one) => tellInteraction(random, one, at(one.daysAgo, one.second), now));
    const { refused } = await withTenant(db, scope, (tx) =>
      storeInteractions(tx, scope, told, { importId: null, now }),
    );
    if (refused.length > 0) throw new Error(`The demo's own interaction was refused: ${JSON.stringify(refused[0])}`);
  }
}

/** Stores what reviewers found of some of them. */
export async function storeQuality(
  db: Db,
  scope: WorkspaceScope,
  reviews: readonly PostedReview[],
  now: Date,
): Promise<void> {
  const { rejected } = await withTenant(db, scope, (tx) => storeReviews(tx, scope, reviews, now));
  if (rejected.length > 0) throw new Error(`The demo's own review was refused: ${JSON.stringify(rejected[0])}`);
}
