import type { Suspicion } from "@/domain/survey/suspicion";

/** Why an answer is held for review or marked, in words for whoever decides about it. */
export const SUSPICION_TEXTS: Readonly<Record<Suspicion, { readonly short: string; readonly why: string }>> = {
  honeypot: {
    short: "filled a hidden field",
    why: "A field that no person sees was filled in. Bots fill in all they find; now and then a password manager does.",
  },
  too_fast: {
    short: "answered too quickly",
    why: "It arrived sooner after its page was shown than anybody can read and press.",
  },
  no_page: {
    short: "not sent from its page",
    why: "The form came without the mark that the survey’s own page carries, or with another survey’s.",
  },
  old_page: {
    short: "page opened over a day before",
    why: "Its page was opened more than a day before. A device that was offline does that, and so does a copied page.",
  },
  reused_page: {
    short: "one page sent many times",
    why: "The same opened page had sent another answer already.",
  },
  repeated_text: {
    short: "the same comment many times",
    why: "The same words came from several others within the hour.",
  },
  straight_line: {
    short: "the same answer in every row",
    why: "Every row of a grid has the same answer. It counts: people do that too.",
  },
};
