/**
 * An answer as stored. A score is an integer; `single` an option's id; `multiple` and `ranking` arrays of ids; "other"
 * `{option: "other", text}` (in `multiple` beside the ids); `matrix` and `quality` `{row: score}`; `date` YYYY-MM-DD;
 * `yes_no` and `consent` booleans; not applicable `{na: true}`. `null` takes an answer back and is never stored.
 */
export type AnswerValue =
  | number
  | string
  | boolean
  | NotApplicable
  | OtherOption
  | (string | OtherOption)[]
  | Record<string, number>;

export interface NotApplicable {
  readonly na: true;
}

export interface OtherOption {
  readonly option: "other";
  readonly text: string;
}

export type Answers = Record<string, AnswerValue>;

/** Whether a value says "not applicable". */
export function isNotApplicable(value: unknown): value is NotApplicable {
  return isPlainObject(value) && value.na === true && Object.keys(value).length === 1;
}

/** Whether a value is an "other" with its own words. */
export function isOther(value: unknown): value is OtherOption {
  return isPlainObject(value) && value.option === "other" && typeof value.text === "string";
}

/** Whether a value is a JSON object: not null, not an array. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
