import type { Definition } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";

/** `blocks`: it cannot work. `consider`: it makes answers worse. `know`: nothing is wrong, but something follows. */
export type Severity = "blocks" | "consider" | "know";

/** What one rule found in one place. */
export interface Found {
  /** By ids, so that moving a question does not move it: `questions.score.title`, `locales.de`, `brand.color`. */
  readonly path: string;
  readonly what: string;
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
}

/** One thing that is known to spoil answers, why, by whom, and what to do about it. */
export interface LintRule {
  readonly id: string;
  readonly severity: Severity;
  /** The languages whose words it reads; left out: it needs no words, or reads every language. */
  readonly reads?: readonly Locale[];
  readonly why: string;
  readonly source: string;
  readonly mend: string;
  readonly find: (definition: Definition, context: LintContext) => Found[];
}

export interface Finding extends Required<Pick<Found, "path" | "what" | "severity">> {
  readonly rule: string;
  /** The words at `path`, which a dismissal has to name: it holds as long as they stand. */
  readonly about: string;
  /** The reason it was left with when other words stood here. */
  readonly lapsed?: string;
  readonly why: string;
  readonly source: string;
  readonly mend: string;
  readonly wording?: string;
}
