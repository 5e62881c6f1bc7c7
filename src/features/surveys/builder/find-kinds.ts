import type { QuestionKind } from "@/domain/survey/definition";

/** How a kind of question is called where one chooses it, and in one word where there is little room. */
export interface KindWords {
  readonly kind: QuestionKind;
  readonly name: string;
  readonly short: string;
  readonly note: string;
  /** Other words one may look for. */
  readonly also: string;
}

export interface KindGroup {
  readonly name: string;
  readonly kinds: readonly KindWords[];
}

/** All kinds, as the menu shows them. */
export const KIND_GROUPS: readonly KindGroup[] = [
  {
    name: "Scores that become a number",
    kinds: [
      {
        kind: "nps",
        name: "Recommendation",
        short: "NPS",
        note: "0 to 10, becomes NPS",
        also: "nps net promoter loyalty",
      },
      {
        kind: "csat",
        name: "Satisfaction",
        short: "CSAT",
        note: "points, faces, stars or thumbs, becomes CSAT",
        also: "csat smiley happy",
      },
      { kind: "ces", name: "Ease", short: "CES", note: "very difficult to very easy, becomes CES", also: "ces effort" },
      {
        kind: "quality",
        name: "Quality scorecard",
        short: "Quality",
        note: "weighted rows, 1 to 5",
        also: "qa review agent",
      },
    ],
  },
  {
    name: "Choices",
    kinds: [
      {
        kind: "single",
        name: "One of several",
        short: "Choice",
        note: "single choice, with “other”",
        also: "single choice radio select",
      },
      {
        kind: "multiple",
        name: "Any of several",
        short: "Choices",
        note: "multiple choice",
        also: "multiple checkbox",
      },
      { kind: "yes_no", name: "Yes or no", short: "Yes or no", note: "two buttons", also: "boolean" },
      { kind: "ranking", name: "Ranking", short: "Ranking", note: "put options in order", also: "order sort" },
    ],
  },
  {
    name: "Words",
    kinds: [
      {
        kind: "long_text",
        name: "Own words",
        short: "Text",
        note: "several lines",
        also: "long text comment open why",
      },
      { kind: "short_text", name: "One line", short: "Text", note: "a short answer", also: "short text" },
      { kind: "email", name: "E-mail address", short: "E-mail", note: "checked for its form", also: "mail contact" },
    ],
  },
  {
    name: "Figures",
    kinds: [
      {
        kind: "rating",
        name: "Rating",
        short: "Rating",
        note: "a scale that feeds no headline number",
        also: "scale points",
      },
      {
        kind: "matrix",
        name: "Several things on one scale",
        short: "Matrix",
        note: "row by row",
        also: "grid matrix likert",
      },
      { kind: "number", name: "Number", short: "Number", note: "with limits and unit", also: "amount" },
      { kind: "date", name: "Day", short: "Date", note: "a day of the calendar", also: "date when" },
    ],
  },
  {
    name: "Without a score",
    kinds: [
      {
        kind: "statement",
        name: "Statement",
        short: "Words",
        note: "words between questions",
        also: "text intro section",
      },
      { kind: "consent", name: "Consent", short: "Consent", note: "a box to tick", also: "agree privacy gdpr" },
    ],
  },
];

const BY_KIND = new Map(KIND_GROUPS.flatMap(({ kinds }) => kinds).map((words) => [words.kind, words]));

/** "NPS", "Text": a kind in a word. */
export function shortKind(kind: QuestionKind): string {
  return BY_KIND.get(kind)?.short ?? kind;
}

/** The groups with the kinds that a search finds; groups without any are left out. */
export function findKinds(search: string): KindGroup[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === "") return [...KIND_GROUPS];
  const fits = ({ name, short, note, also }: KindWords) =>
    `${name} ${short} ${note} ${also}`.toLowerCase().includes(wanted);
  return KIND_GROUPS.map((group) => ({ ...group, kinds: group.kinds.filter(fits) })).filter(
    ({ kinds }) => kinds.length > 0,
  );
}
