import { z } from "zod";
import { type Tx, withTenant } from "@/db/client";
import { listPolicies, type PolicyRow } from "@/db/queries/promises/list-policies";
import { listPolicyVersions } from "@/db/queries/promises/list-policy-versions";
import type { WorkspaceScope } from "@/db/scope";
import type { PromiseTarget } from "@/domain/promises/judge-wait";
import type { PolicyConditions } from "@/domain/promises/match-policy";
import { PROMISE_MEASURES, type PromiseMeasure } from "@/domain/promises/measure";
import { changePolicy, createPolicy, doToPolicy, draftOf } from "@/features/service/promises/change-policy";
import { createPolicySchema, type PolicyInput, updatePolicySchema } from "@/features/service/rules-api/input";
import { toPolicyJson } from "@/features/service/rules-api/view";
import { json } from "@/platform/http/json";
import { notFound } from "@/platform/http/problem";
import { idParam } from "@/platform/http/read-query";
import type { KeyedRequest } from "@/platform/http/with-api-key";
import { translatorIn } from "@/platform/i18n/translator";

/** The API speaks English. */
const t = translatorIn("en", "promises");

/** `GET /api/v1/sla-policies`: in the order in which they are tried. */
export async function answerPolicies({ db, scope, query }: KeyedRequest): Promise<Response> {
  query(z.object({}));
  const rows = await withTenant(db, scope, (tx) => listPolicies(tx, scope));
  return json(200, { items: rows.filter(isLive).map((row) => toPolicyJson(row, null)) });
}

/** `GET /api/v1/sla-policies/{id}`: with every version it had. */
export async function answerPolicy({ db, scope, params }: KeyedRequest): Promise<Response> {
  return json(200, await withTenant(db, scope, (tx) => one(tx, scope, idParam(params, "policy"))));
}

/** `POST /api/v1/sla-policies`: last in the order; a job judges what it promises. */
export async function answerCreatePolicy({ db, scope, now, json: body }: KeyedRequest): Promise<Response> {
  const input = await body(createPolicySchema);
  const draft = { ...saidOf(input), name: input.name, recipientIds: [] };
  const made = await withTenant(db, scope, async (tx) =>
    one(tx, scope, await createPolicy(tx, scope, draft, { t, now })),
  );
  return json(201, made);
}

/** `PATCH /api/v1/sla-policies/{id}`: what decides is a new version, and a job judges anew. */
export async function answerUpdatePolicy({ db, scope, now, params, json: body }: KeyedRequest): Promise<Response> {
  const id = idParam(params, "policy");
  await withTenant(db, scope, (tx) => requirePolicy(tx, scope, id));
  const given = await body(updatePolicySchema);
  const changed = await withTenant(db, scope, async (tx) => {
    const before = draftOf(await requirePolicy(tx, scope, id));
    const { conditions, targets, calendarId, soon, forAllTime } = given;
    await changePolicy(
      tx,
      scope,
      id,
      {
        ...{ name: given.name ?? before.name, recipientIds: before.recipientIds, soon: soon ?? before.soon },
        conditions: conditions === undefined ? before.conditions : conditionsOf(conditions),
        targets: targets === undefined ? before.targets : targetsOf(targets),
        calendarId: calendarId === undefined ? before.calendarId : calendarId,
        reach: forAllTime ? "all" : "open",
      },
      { t, now },
    );
    return one(tx, scope, id);
  });
  return json(200, changed);
}

/** `DELETE /api/v1/sla-policies/{id}`: it promises nothing from now on; what it promised before stays judged. */
export async function answerDeletePolicy({ db, scope, now, params }: KeyedRequest): Promise<Response> {
  const id = idParam(params, "policy");
  await withTenant(db, scope, async (tx) => {
    await requirePolicy(tx, scope, id);
    await doToPolicy(tx, scope, id, "delete", { t, now });
  });
  return new Response(null, { status: 204 });
}

async function one(tx: Tx, scope: WorkspaceScope, id: string) {
  const row = await requirePolicy(tx, scope, id);
  const versions = (await listPolicyVersions(tx, scope)).filter(({ policyId }) => policyId === id);
  return toPolicyJson(row, versions);
}

async function requirePolicy(tx: Tx, scope: WorkspaceScope, id: string): Promise<PolicyRow> {
  const found = (await listPolicies(tx, scope)).find((row) => row.id === id && isLive(row));
  if (found === undefined) throw notFound();
  return found;
}

function isLive({ deletedAt }: PolicyRow): boolean {
  return deletedAt === null;
}

function saidOf({ conditions, targets, calendarId, soon, forAllTime }: Omit<PolicyInput, "name">) {
  const reach = forAllTime ? ("all" as const) : ("open" as const);
  return { conditions: conditionsOf(conditions), targets: targetsOf(targets), calendarId, soon, reach };
}

/** In the order in which the form writes them, so that the same is found to be the same. */
function conditionsOf({ priorities, channels, teams, segment }: PolicyInput["conditions"]): PolicyConditions {
  return {
    ...(priorities ? { priorities } : {}),
    ...(channels ? { channels } : {}),
    ...(teams ? { teams } : {}),
    ...(segment ? { segment } : {}),
  };
}

function targetsOf(given: PolicyInput["targets"]): Partial<Record<PromiseMeasure, PromiseTarget>> {
  const targets: Partial<Record<PromiseMeasure, PromiseTarget>> = {};
  for (const measure of PROMISE_MEASURES) {
    const target = given[measure];
    if (target) targets[measure] = target;
  }
  return targets;
}
