import type { Definition } from "@/domain/survey/definition";
import type { Sentence } from "@/domain/survey/say";

/** Something that an edit mended besides what was asked of it. */
export type Mended = Sentence<
  | "alwaysAsked"
  | "askedOtherwise"
  | "wordingsLost"
  | "unnamed"
  | "ruleGone"
  | "ruleLess"
  | "endingGone"
  | "endingOtherwise"
  | "endingUnnamed"
  | "endingRulesGone"
  | "leadsOn"
  | "ledHere"
  | "catchesAll"
  | "rulesGone"
>;

/** Why an edit cannot be made. */
export type Refusal = Sentence<
  | "mostQuestions"
  | "mostRules"
  | "mostEndings"
  | "noQuestion"
  | "noEnding"
  | "lastQuestion"
  | "lastEnding"
  | "lastOption"
  | "lastRow"
  | "nobodyApart"
  | "firstAlready"
  | "lastAlready"
  | "firstEndingAlready"
  | "endingStaysLast"
  | "looksBack"
  | "namesBack"
  | "leadsBack"
  | "isLedTo"
  | "lookedAt"
  | "namedBy"
  | "leadsBy"
  | "leadsTo"
>;

/**
 * What an edit gives: the next document with all that was mended, one sentence each, or why it cannot be. A document that
 * could be read before can be read after.
 */
export type Edit =
  | {
      readonly ok: true;
      readonly definition: Definition;
      readonly mended: readonly Mended[];
      /** The question or ending to look at next. */
      readonly id: string;
    }
  | { readonly ok: false; readonly why: Refusal };

/** The most questions, rules and endings that a document holds. */
export const MOST = { questions: 200, rules: 500, endings: 50 } as const;

/** An edit that was made. */
export function edited(definition: Definition, id: string, mended: readonly Mended[] = []): Edit {
  return { ok: true, definition, id, mended };
}

/** An edit that cannot be made, and why. */
export function refused(code: Refusal["code"], values?: Refusal["values"]): Edit {
  return { ok: false, why: values ? { code, values } : { code } };
}
