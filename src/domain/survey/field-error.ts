/** Why a value was refused. `code` is for translation, `message` is English, `path` is dotted (`answers.score`). */
export interface FieldError {
  readonly path: string;
  readonly message: string;
  readonly code: FieldErrorCode;
  /** The limit that was passed, where the code has one (`too_long`, `off_scale`). */
  readonly limit?: number;
}

export type FieldErrorCode =
  | "required"
  | "type"
  | "off_scale"
  | "option"
  | "too_many"
  | "too_few"
  | "too_long"
  | "text"
  | "email"
  | "number"
  | "date"
  | "ranking"
  | "not_applicable"
  | "unknown"
  | "not_asked";
