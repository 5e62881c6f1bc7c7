import { z } from "zod";
import { FOLLOW_UP_KINDS, FOLLOW_UP_STATES } from "@/db/schema/follow-up";
import { CAUSES } from "@/domain/follow-up/causes";
import { LONGEST_NOTE, MOST_CHANGED } from "@/domain/follow-up/limits";
import { WORKED_STATES } from "@/domain/follow-up/move-state";
import { pageSize } from "@/platform/http/read-query";

/** What may change of a follow-up: each part by itself. */
const changeShape = z.strictObject({
  state: z.enum(WORKED_STATES, `One of ${WORKED_STATES.join(", ")}.`).optional(),
  /** A member who may work on follow-ups; null: nobody. */
  owner: z.guid("The id of a member.").nullable().optional(),
  cause: z
    .enum(CAUSES, `One of ${CAUSES.join(", ")}.`)
    .nullable()
    .optional(),
  /** Own words of the cause; kept with the cause "own" alone. */
  causeWords: z.string().trim().max(200, "At most 200 characters.").optional(),
  note: z.string().trim().max(LONGEST_NOTE, `At most ${LONGEST_NOTE} characters.`).optional(),
});
export const changeSchema = changeShape.refine((change) => Object.keys(change).length > 0, "Say what changes.");
export type FollowUpChangeInput = z.infer<typeof changeSchema>;

/** Which follow-ups: each with the revision that was seen, so that nobody overwrites what they have not seen. */
export const targetsSchema = z
  .array(z.strictObject({ id: z.guid(), revision: z.int().min(1).optional() }))
  .min(1, "Choose at least one.")
  .max(MOST_CHANGED, `At most ${MOST_CHANGED} at once.`);
export type Targets = z.infer<typeof targetsSchema>;

/** The changes to take back, by what they wrote into the history. */
export const undoSchema = z
  .array(z.strictObject({ id: z.guid(), event: z.guid() }))
  .min(1)
  .max(MOST_CHANGED * 4);
export type UndoInput = z.infer<typeof undoSchema>;

/** The body of `PATCH /api/v1/follow-ups/{id}`. */
export const patchSchema = changeShape
  .extend({ revision: z.int().min(1).optional() })
  .refine(({ revision: _seen, ...change }) => Object.keys(change).length > 0, "Say what changes.");

/** The query of `GET /api/v1/follow-ups`. */
export const listSchema = z.object({
  cursor: z.string().max(1_024).optional(),
  limit: pageSize(MOST_CHANGED, 50),
  state: z.enum(["open", "overdue", "all", ...FOLLOW_UP_STATES]).default("open"),
  owner: z.union([z.literal("nobody"), z.uuid()]).optional(),
  reason: z.enum(FOLLOW_UP_KINDS).optional(),
  survey: z.uuid().optional(),
  cause: z.enum(CAUSES).optional(),
});
