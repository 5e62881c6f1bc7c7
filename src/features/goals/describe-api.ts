import { z } from "zod";
import { createGoalSchema, GOAL_METRICS, MEASURED_OVER, updateGoalSchema } from "@/features/goals/input";
import { type ApiPaths, operation } from "@/platform/http/openapi";

const number = z.number().nullable();
const reading = z.strictObject({ value: number, low: number, high: number, n: z.int() });

/** A goal as the API replies it; `view.ts` makes it. */
export const goalReplySchema = z.strictObject({
  id: z.guid(),
  metric: z.enum(GOAL_METRICS),
  /** Null where the number follows from no answers. */
  survey: z.guid().nullable(),
  segment: z.strictObject({ name: z.string(), value: z.string() }).nullable(),
  objective: z.string().nullable(),
  reason: z.string(),
  owner: z.guid().nullable(),
  baseline: z.strictObject({
    value: z.number(),
    low: number,
    high: number,
    n: z.int(),
    from: z.string(),
    to: z.string(),
  }),
  change: z.strictObject({ kind: z.enum(["relative", "points"]), size: z.number() }),
  target: z.number(),
  startsOn: z.string(),
  endsOn: z.string(),
  reviewOn: z.string(),
  measuredOver: z.enum(MEASURED_OVER),
  state: z.enum(["on track", "at risk", "off track", "reached", "not begun", "too early to say", "no data"]),
  reached: z.enum(["clearly", "narrowly"]).nullable(),
  /** Why its numbers are gone. */
  lost: z.enum(["survey", "question", "scale"]).nullable(),
  current: reading.nullable(),
  progress: number,
  timeElapsed: z.number(),
  expected: z.number(),
  requiredPerWeek: number,
  odds: number,
  forecast: z.strictObject({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
  createdAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  /** Of one goal alone: what happened to it, the newest first. */
  record: z
    .array(
      z.strictObject({
        at: z.iso.datetime(),
        kind: z.enum(["set", "target_changed", "closed", "reopened", "checked", "reviewed"]),
        previousTarget: number,
        target: z.number(),
        reason: z.string(),
        value: number,
        low: number,
        high: number,
        n: z.int().nullable(),
        outcome: z.enum(["reached clearly", "reached narrowly", "missed", "no data"]).nullable(),
        weekEnds: z.string().nullable(),
        state: z.string().nullable(),
        odds: number,
      }),
    )
    .nullable(),
});

export const goalListReplySchema = z.strictObject({ items: z.array(goalReplySchema) });

const ALL = "/api/v1/goals";
const ONE = "/api/v1/goals/{id}";

/** The goals' part of the API's description. */
export const goalPaths: ApiPaths = {
  [ALL]: {
    get: operation(ALL, {
      summary: "List goals: those that run by their deadline, then the closed ones; at most 100",
      scope: "read",
      replies: { 200: goalListReplySchema },
    }),
    post: operation(ALL, {
      summary: "Set a goal: a named period or a last day; the baseline is computed. 422 says what has no meaning",
      scope: "write",
      body: createGoalSchema,
      replies: { 201: goalReplySchema },
    }),
  },
  [ONE]: {
    get: operation(ONE, { summary: "One goal with its record", scope: "read", replies: { 200: goalReplySchema } }),
    patch: operation(ONE, {
      summary: "Change the target, with a reason, or the objective; close or reopen",
      scope: "write",
      body: updateGoalSchema,
      replies: { 200: goalReplySchema },
    }),
    delete: operation(ONE, { summary: "Delete a goal", scope: "admin", replies: { 204: null } }),
  },
};
