import type { Definition } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import type { Sentence } from "@/domain/survey/say";
import type { ReadyText } from "@/domain/survey/templates/ready-texts";

/** `blocks`: it cannot work. `consider`: it makes answers worse. `know`: nothing is wrong, but something follows. */
export type Severity = "blocks" | "consider" | "know";

export type RuleId =
  | "unreachable"
  | "unfinished-condition"
  | "double-barrelled"
  | "leading"
  | "double-negative"
  | "two-questions"
  | "agree-disagree"
  | "missing-na"
  | "missing-translations"
  | "old-translations"
  | "many-words"
  | "wide-grid"
  | "too-long"
  | "scale-changed"
  | "low-contrast"
  | "outside-link";

/** Which sentence says what was found. */
export type FoundCode =
  | "unreachedQuestion"
  | "unreachedScore"
  | "unreachedWording"
  | "unreachedEnding"
  | "unfinished"
  | "pair"
  | "leadingWord"
  | "negations"
  | "questionMarks"
  | "agreement"
  | "noNa"
  | "textsMissing"
  | "oldWords"
  | "words"
  | "manyLines"
  | "wideLines"
  | "minutes"
  | "scaleChanged"
  | "bandingChanged"
  | "layoutChanged"
  | "lowContrast"
  | "outsideAny"
  | "outsideRefused";

/** What one rule found in one place. */
export interface Found extends Sentence<FoundCode> {
  /** By ids, so that moving a question does not move it: `questions.score.title`, `locales.de`, `brand.color`. */
  readonly path: string;
  /** Another wording (or colour) that can stand there as it is. */
  readonly wording?: string;
  /** Where one place is worse than the rule's own severity. */
  readonly severity?: Severity;
}

export interface LintContext {
  /** What respondents see now; null before the first publishing. */
  readonly published: Definition | null;
  /** Hosts that links may lead to; [] where the workspace names none. Left out where nobody knows. */
  readonly allowedHosts?: readonly string[];
  /** Texts of templates that the survey began with; left out where nobody looked. */
  readonly ready?: readonly ReadyText[];
}

/** One thing that is known to spoil answers. Why, by whom and what to do about it the app's messages say, by its id. */
export interface LintRule {
  readonly id: RuleId;
  readonly severity: Severity;
  /** The languages whose words it reads; left out: it needs no words, or reads every language. */
  readonly reads?: readonly Locale[];
  readonly find: (definition: Definition, context: LintContext) => Found[];
}

export interface Finding extends Found {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** The words at `path`, which a dismissal has to name: it holds as long as they stand. */
  readonly about: string;
  /** The reason it was left with when other words stood here. */
  readonly lapsed?: string;
}
