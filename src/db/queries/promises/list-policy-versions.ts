import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { slaPolicyVersion, slaTarget } from "@/db/schema/promise";
import type { WorkspaceScope } from "@/db/scope";
import type { PromiseTarget, SoonRule } from "@/domain/promises/judge-wait";
import type { PolicyConditions } from "@/domain/promises/match-policy";
import { PAUSING_STATES, type PromiseMeasure } from "@/domain/promises/measure";

/** What a policy said from an instant on. */
export interface PolicyVersion {
  readonly policyId: string;
  readonly version: number;
  readonly active: boolean;
  readonly position: number;
  readonly conditions: PolicyConditions;
  /** Null: the workspace's default. */
  readonly calendarId: string | null;
  readonly soon: SoonRule;
  readonly validFrom: Date;
  readonly targets: Partial<Readonly<Record<PromiseMeasure, PromiseTarget>>>;
}

/** Every version of every policy, in the order they were said. */
export async function listPolicyVersions(tx: Tx, scope: WorkspaceScope): Promise<PolicyVersion[]> {
  const rows = await tx
    .select({ of: slaPolicyVersion, target: slaTarget })
    .from(slaPolicyVersion)
    .leftJoin(
      slaTarget,
      and(
        eq(slaTarget.workspaceId, slaPolicyVersion.workspaceId),
        eq(slaTarget.policyId, slaPolicyVersion.policyId),
        eq(slaTarget.version, slaPolicyVersion.version),
      ),
    )
    .where(eq(slaPolicyVersion.workspaceId, scope.workspaceId))
    .orderBy(asc(slaPolicyVersion.policyId), asc(slaPolicyVersion.version));
  const found = new Map<string, PolicyVersion & { targets: Partial<Record<PromiseMeasure, PromiseTarget>> }>();
  for (const { of, target } of rows) {
    const key = `${of.policyId} ${of.version}`;
    const version = found.get(key) ?? { ...of, soon: { kind: of.soonKind, amount: of.soonAmount }, targets: {} };
    found.set(key, version);
    if (target === null) continue;
    const pauses = PAUSING_STATES.filter((state) => target.pauses.includes(state));
    version.targets[target.measure] = { minutes: target.minutes, time: target.time, pauses };
  }
  return [...found.values()];
}
