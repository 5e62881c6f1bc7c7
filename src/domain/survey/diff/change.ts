import type { Locale } from "@/domain/survey/locale";

/** What a change belongs to: a question or an ending by its id, or the survey itself (id ""). */
interface Place {
  readonly part: "question" | "ending" | "survey";
  readonly id: string;
}

/** One difference between two survey documents, with the words that say it. */
export type Change = Place &
  (
    | { readonly what: "added" }
    | { readonly what: "removed" }
    /** From which place to which, counted from 1. */
    | { readonly what: "moved"; readonly from: number; readonly to: number }
    /** A text in one language; null where there was, or is, none. */
    | {
        readonly what: "text";
        readonly name: string;
        readonly locale: Locale;
        readonly before: string | null;
        readonly after: string | null;
      }
    /** Anything else that has a value; null where it was, or is, left to the product. */
    | {
        readonly what: "setting";
        readonly name: string;
        readonly before: string | null;
        readonly after: string | null;
      }
    /** One of a list that came (before null) or went (after null): an option, a row, a rule, a language. */
    | { readonly what: "entry"; readonly name: string; readonly before: string | null; readonly after: string | null }
  );
