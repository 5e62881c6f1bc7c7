import type { Sentence } from "@/domain/survey/say";

/** What a rule of a schema says where it is broken: `readIssue` finds it again in the schema's issue. */
export const RULE_FAULTS = [
  "colour",
  "https",
  "id",
  "reserved",
  "emptyText",
  "point",
  "banding",
  "day",
  "noReason",
  "years",
] as const;

/** Why a place of a document does not fit. What each means, and what mends it, stands in the app's messages. */
export type FaultCode =
  | (typeof RULE_FAULTS)[number]
  // Of its shape.
  | "missing"
  | "type"
  | "unknown"
  | "oneOf"
  | "conditionForm"
  | "ruleForm"
  | "form"
  | "fewItems"
  | "manyItems"
  | "shortText"
  | "longText"
  | "small"
  | "large"
  | "notAbove"
  | "key"
  | "instant"
  | "picture"
  | "invalid"
  // Of a value that nobody would write by hand.
  | "tooLarge"
  | "tooDeep"
  | "character"
  | "notFinite"
  | "forbiddenName"
  // Of its version.
  | "version"
  | "laterVersion"
  // Of how its parts hang together.
  | "idTwice"
  | "ownText"
  | "ownLanguage"
  | "languageTwice"
  | "conditionSize"
  | "noQuestion"
  | "noEnding"
  | "noCategory"
  | "looksAhead"
  | "minMax"
  | "asksMore"
  | "backwards"
  | "catchesAll"
  // Of values in its texts.
  | "notFilled"
  | "brandWords"
  | "unknownValue"
  | "noWords"
  | "laterAnswer"
  | "noTextAnswer"
  // Of links.
  | "gating"
  | "followsAway";

/** One thing that does not fit in a survey document. */
export interface DefinitionError extends Sentence<FaultCode> {
  /** Dotted, lists by number: `questions.0.title.en`; "" is the document itself. */
  readonly path: string;
}

/** What a schema gives as its message, so that the fault is known again. */
export function ruleFault(code: (typeof RULE_FAULTS)[number]): string {
  return code;
}
