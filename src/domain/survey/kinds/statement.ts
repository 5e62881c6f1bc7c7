import { z } from "zod";
import { baseShape } from "@/domain/survey/kinds/base";
import { type Checked, refuse } from "@/domain/survey/kinds/checked";

/** Words between questions; nothing to answer. */
export const statementSchema = z.strictObject({ ...baseShape, kind: z.literal("statement") });

export type StatementQuestion = z.infer<typeof statementSchema>;

/** A statement takes no answer. */
export function checkStatement(_question: StatementQuestion, _value: unknown): Checked {
  return refuse("type", "A statement takes no answer.");
}
