import { z } from "zod";
import type { Tx } from "@/db/client";
import { withTenant } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { listGoalChecks, listGoals } from "@/db/queries/goals/find-goal";
import type { WorkspaceScope } from "@/db/scope";
import {
  changeTarget,
  closeGoal,
  deleteGoal,
  moveGoal,
  reopenGoal,
  requireGoal,
  setGoal,
} from "@/features/goals/change-goal";
import type { GoalReader } from "@/features/goals/goal-reader";
import { goalWordsIn } from "@/features/goals/goal-words";
import { createGoalSchema, updateGoalSchema } from "@/features/goals/input";
import { planGoal } from "@/features/goals/plan-goal";
import { settleGoal } from "@/features/goals/read-goal";
import { toGoalJson } from "@/features/goals/view";
import { json } from "@/platform/http/json";
import type { KeyedRequest } from "@/platform/http/with-api-key";

/** At most so many goals stand in a list. */
export const MOST_GOALS = 100;

const NO_PARAMETERS = z.object({});

/** The API speaks English. */
const WORDS = goalWordsIn("en");

type Handler = (request: KeyedRequest) => Promise<Response>;

/** `GET /api/v1/goals`. */
export function answerList(read: GoalReader): Handler {
  return async ({ db, scope, now, query }) => {
    query(NO_PARAMETERS);
    const items = await withTenant(db, scope, async (tx) => {
      const calendar = await findWorkspace(tx, scope);
      const goals = [];
      for (const row of await listGoals(tx, scope, MOST_GOALS))
        goals.push(toGoalJson(await settleGoal(tx, scope, calendar, row, read, now)));
      return goals;
    });
    return json(200, { items });
  };
}

/** `POST /api/v1/goals`. */
export function answerCreate(read: GoalReader): Handler {
  return async ({ db, scope, now, json: body }) => {
    const input = await body(createGoalSchema);
    const goal = await withTenant(db, scope, async (tx) => {
      const calendar = await findWorkspace(tx, scope);
      const plan = await planGoal(tx, scope, WORDS, calendar, { input, errors: {} }, read, now);
      return one(tx, scope, await setGoal(tx, scope, plan, input.objective, now), read, now);
    });
    return json(201, goal);
  };
}

/** `GET /api/v1/goals/{id}`. */
export function answerOne(read: GoalReader): Handler {
  return async ({ db, scope, params, now }) =>
    json(200, await withTenant(db, scope, (tx) => one(tx, scope, params.goal ?? "", read, now)));
}

/** `PATCH /api/v1/goals/{id}`: another target with a reason; another objective; closed or not. */
export function answerUpdate(read: GoalReader): Handler {
  return async ({ db, scope, params, now, json: body }) => {
    const id = params.goal ?? "";
    await withTenant(db, scope, (tx) => requireGoal(tx, scope, id));
    const input = await body(updateGoalSchema);
    const goal = await withTenant(db, scope, async (tx) => {
      const calendar = await findWorkspace(tx, scope);
      const row = await requireGoal(tx, scope, id);
      if (input.closed === false) await reopenGoal(tx, scope, WORDS, calendar, row, now);
      const standing = await settleGoal(tx, scope, calendar, await requireGoal(tx, scope, id), read, now);
      const { target, reason, objective } = input;
      if (objective !== undefined) await moveGoal(tx, scope, row, objective);
      if (target !== undefined) await changeTarget(tx, scope, WORDS, standing, { target, reason }, now);
      const changed = await settleGoal(tx, scope, calendar, await requireGoal(tx, scope, id), read, now);
      if (input.closed) await closeGoal(tx, scope, changed, now);
      return one(tx, scope, id, read, now);
    });
    return json(200, goal);
  };
}

/** `DELETE /api/v1/goals/{id}`. */
export async function answerDelete({ db, scope, params, now }: KeyedRequest): Promise<Response> {
  await withTenant(db, scope, async (tx) => {
    await deleteGoal(tx, scope, await requireGoal(tx, scope, params.goal ?? ""), now);
  });
  return new Response(null, { status: 204 });
}

async function one(tx: Tx, scope: WorkspaceScope, id: string, read: GoalReader, now: Date) {
  const calendar = await findWorkspace(tx, scope);
  const standing = await settleGoal(tx, scope, calendar, await requireGoal(tx, scope, id), read, now);
  return toGoalJson(standing, await listGoalChecks(tx, scope, id));
}
