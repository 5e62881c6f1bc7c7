import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { OperationRequest } from "@/db/queries/operation-request";
import { agentNames } from "@/db/queries/quality/agent-names";
import { filterOf, matching } from "@/db/queries/quality/read-quality-inputs";
import { listScorecards } from "@/db/queries/quality/scorecards";
import type { WorkspaceScope } from "@/db/scope";
import type { RatedUnit } from "@/domain/metrics/krippendorff";
import { rateLines, reviewScore } from "@/domain/metrics/scorecard";

/** An interval of α draws a thousand samples: the newest of so many double-scored interactions are enough. */
const MOST_UNITS = 400;

/** What several reviewers said of the same interactions. */
export interface AgreementInput {
  /** Review scores, 0…100: one row an interaction, one place a reviewer. */
  readonly scores: readonly RatedUnit[];
  /** The same of each category's share of its range, by the category's key. */
  readonly categories: ReadonlyMap<string, readonly RatedUnit[]>;
}

/** Interactions of some days that more than one reviewer scored. */
export async function readAgreement(
  tx: Tx,
  scope: WorkspaceScope,
  request: Pick<OperationRequest, "filter"> & { readonly from: string; readonly to: string },
): Promise<AgreementInput> {
  const filter = await filterOf(request.filter, await agentNames(tx, scope));
  if (filter === null) return { scores: [], categories: new Map() };
  const reply = await tx.execute<{
    interaction: string;
    score: number | null;
    version: number;
    ratings: Record<string, number | null>;
  }>(sql`
    with shared as (
      select r.interaction_id, max(r.day) as day from quality_review r
      where ${matching(scope, filter)} and r.interaction_id is not null and r.day between ${request.from} and ${request.to}
      group by r.interaction_id
      having count(distinct coalesce(r.reviewer_id::text, 'name:' || r.reviewer)) > 1
      order by day desc, r.interaction_id limit ${MOST_UNITS}
    )
    select r.interaction_id as interaction, r.score, r.scorecard_version as version, r.ratings
    from shared s join quality_review r
      on r.workspace_id = ${scope.workspaceId} and r.interaction_id = s.interaction_id and r.state = 'done'
    order by r.interaction_id, r.id`);
  const versions = new Map((await listScorecards(tx, scope)).map((row) => [row.version, row.categories]));
  const scores = new Units();
  const categories = new Map<string, Units>();
  for (const { interaction, score, version, ratings } of reply.rows) {
    scores.add(interaction, score);
    for (const line of versions.get(version) ?? []) {
      const units = categories.get(line.key) ?? new Units();
      categories.set(line.key, units);
      units.add(interaction, reviewScore(rateLines([{ ...line, weight: 1, critical: false }], ratings)));
    }
  }
  return { scores: scores.list(), categories: new Map([...categories].map(([key, units]) => [key, units.list()])) };
}

class Units {
  readonly #units = new Map<string, (number | null)[]>();

  add(unit: string, rating: number | null): void {
    this.#units.set(unit, [...(this.#units.get(unit) ?? []), rating]);
  }

  list(): RatedUnit[] {
    return [...this.#units.values()];
  }
}
