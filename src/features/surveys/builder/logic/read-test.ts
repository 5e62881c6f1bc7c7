import type { Condition, Test } from "@/domain/survey/condition";
import type { Definition } from "@/domain/survey/definition";
import {
  type OperatorChoice,
  operatorsOf,
  subjectKey,
  type ValueKind,
  valueKind,
  valuesOf,
} from "@/features/surveys/builder/logic/condition-subjects";

/** A test in the parts that the editor shows. */
export interface ReadTest {
  readonly key: string;
  readonly op: OperatorChoice;
  readonly kind: ValueKind;
  readonly test: Test;
}

/**
 * A condition as one editable test (a negated one included), or null: then it is shown as its sentence and kept as it is.
 * Null also where a program wrote what the editor would not offer, so that looking at it never changes it.
 */
export function readTest(definition: Definition, condition: Condition): ReadTest | null {
  const negated = "not" in condition;
  const test = negated ? condition.not : condition;
  if ("all" in test || "any" in test || "not" in test) return null;
  const key = subjectKey(test);
  const op = operatorOf(test, negated);
  if (op === null || !operatorsOf(definition, key).includes(op)) return null;
  const kind = valueKind(definition, key, op);
  return fits(definition, key, kind, test) ? { key, op, kind, test } : null;
}

function operatorOf(test: Test, negated: boolean): OperatorChoice | null {
  if ("language" in test) return negated ? null : test.language;
  if (!negated) return test.op;
  return test.op === "includes" ? "not includes" : test.op === "contains" ? "not contains" : null;
}

function fits(definition: Definition, key: string, kind: ValueKind, test: Test): boolean {
  const { value } = test;
  const known = valuesOf(definition, key, definition.locale, null).map((one) => one.value);
  switch (kind) {
    case "none":
      return value === undefined;
    case "one":
      return value !== undefined && !Array.isArray(value) && known.includes(value);
    case "pair":
      return Array.isArray(value) && value.length === 2 && value.every((one) => known.includes(one));
    case "many":
      return Array.isArray(value) && value.every((one) => known.includes(one));
    case "text":
      return typeof value === "string" || typeof value === "number";
    case "number":
      return typeof value === "number";
    case "numbers":
      return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === "number");
    case "day":
      return typeof value === "string";
    case "days":
      return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === "string");
  }
}
