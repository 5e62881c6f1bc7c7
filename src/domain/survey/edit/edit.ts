import type { Definition } from "@/domain/survey/definition";

/**
 * What an edit gives: the next document, or a sentence that says why not. `said` names everything that the edit mended
 * besides what was asked of it, one sentence each. A document that could be read before can be read after.
 */
export type Edit =
  | {
      readonly ok: true;
      readonly definition: Definition;
      readonly said: readonly string[];
      /** The question or ending to look at next. */
      readonly id: string;
    }
  | { readonly ok: false; readonly why: string };

/** The most questions, rules and endings that a document holds. */
export const MOST = { questions: 200, rules: 500, endings: 50 } as const;

/** An edit that was made. */
export function edited(definition: Definition, id: string, said: readonly string[] = []): Edit {
  return { ok: true, definition, id, said };
}

/** An edit that cannot be made, and why. */
export function refused(why: string): Edit {
  return { ok: false, why };
}
