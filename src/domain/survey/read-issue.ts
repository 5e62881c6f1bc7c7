import type { z } from "zod";
import { isPlainObject } from "@/domain/survey/answer-value";
import { type DefinitionError, type FaultCode, RULE_FAULTS } from "@/domain/survey/definition-error";

const LONGEST_PATH = 300;
const LONGEST_NAME = 64;

type Issue = z.core.$ZodIssue;

/**
 * What a schema found wrong in a value, as faults that the app can say; unknown fields are one each, at their own place. The
 * value is what was parsed: an issue does not say what stands there.
 */
export function readIssue(issue: Issue, input: unknown): DefinitionError[] {
  const path = issue.path.map(String);
  const at = (steps: readonly string[], code: FaultCode, values?: DefinitionError["values"]): DefinitionError => ({
    path: steps.join(".").slice(0, LONGEST_PATH),
    code,
    ...(values ? { values } : {}),
  });
  const one = (code: FaultCode, values?: DefinitionError["values"]) => [at(path, code, values)];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((name) => at([...path, name], "unknown", { name: name.slice(0, LONGEST_NAME) }));
    case "invalid_type": {
      const found = nameOf(valueAt(input, path));
      const wanted = issue.expected;
      return found === "undefined" ? one("missing", { wanted }) : one("type", { found, wanted });
    }
    case "invalid_value":
      return one("oneOf", { options: issue.values.map(String).join(", ") });
    case "invalid_union":
      return "options" in issue && Array.isArray(issue.options)
        ? one("oneOf", { options: issue.options.join(", ") })
        : one(formAt(path));
    case "too_small":
      if (issue.inclusive === false) return one("notAbove", { n: Number(issue.minimum) });
      return one(ruleOf(issue.message) ?? SMALL[issue.origin] ?? "small", { n: Number(issue.minimum) });
    case "too_big":
      return one(LARGE[issue.origin] ?? "large", { n: Number(issue.maximum) });
    case "invalid_format":
      return one(ruleOf(issue.message) ?? FORMATS[issue.format] ?? "invalid");
    case "invalid_key":
      return one(ruleOf(issue.issues[0]?.message) ?? "key");
    case "custom":
      return one(ruleOf(issue.params?.fault) ?? ruleOf(issue.message) ?? "invalid");
    default:
      return one("invalid");
  }
}

const SMALL: Readonly<Record<string, FaultCode>> = { array: "fewItems", string: "shortText" };
const LARGE: Readonly<Record<string, FaultCode>> = { array: "manyItems", string: "longText" };
const FORMATS: Readonly<Record<string, FaultCode>> = { uuid: "picture", datetime: "instant" };

function ruleOf(message: unknown): FaultCode | undefined {
  return RULE_FAULTS.find((code) => code === message);
}

function formAt(path: readonly string[]): FaultCode {
  const last = path.at(-1);
  if (last === "when" || last === "showIf") return "conditionForm";
  return last === "go" ? "ruleForm" : "form";
}

function valueAt(input: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, step) => {
    if (Array.isArray(at)) return at[Number(step)];
    return isPlainObject(at) && Object.hasOwn(at, step) ? at[step] : undefined;
  }, input);
}

function nameOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
