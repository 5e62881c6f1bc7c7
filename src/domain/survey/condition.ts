import { z } from "zod";
import { LOCALES } from "@/domain/survey/locale";

/** The operators of conditions. What each means stands in `conditions.ts`, one predicate each. */
export const OPERATORS = [
  "is",
  "is_not",
  "at_least",
  "at_most",
  "between",
  "one_of",
  "none_of",
  "includes",
  "contains",
  "answered",
  "not_answered",
  "not_applicable",
] as const;
export type Operator = (typeof OPERATORS)[number];

/** What an answer is compared with. */
export type Operand = string | number | boolean | (string | number)[];

/** What a test looks at: an answer (or one row of it), an attribute of the link, or the language. */
export type Test =
  | { question: string; row?: string; op: Operator; value?: Operand }
  | { attribute: string; op: Operator; value?: Operand }
  | { language: "is" | "is_not"; value: (typeof LOCALES)[number] };

/** Tests joined by and (`all`), or (`any`), not. */
export type Condition = Test | { all: Condition[] } | { any: Condition[] } | { not: Condition };

const operandSchema = z.union([
  z.string().max(256),
  z.number(),
  z.boolean(),
  z.array(z.union([z.string().max(256), z.number()])).max(100),
]);

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({
      question: z.string().max(64),
      row: z.string().max(64).optional(),
      op: z.enum(OPERATORS),
      value: operandSchema.optional(),
    }),
    z.strictObject({ attribute: z.string().min(1).max(64), op: z.enum(OPERATORS), value: operandSchema.optional() }),
    z.strictObject({ language: z.enum(["is", "is_not"]), value: z.enum(LOCALES) }),
    z.strictObject({ all: z.array(conditionSchema).min(1).max(50) }),
    z.strictObject({ any: z.array(conditionSchema).min(1).max(50) }),
    z.strictObject({ not: conditionSchema }),
  ]),
);
