import { ANSWERS_HEADER } from "@/domain/exports/csv";
import type { Definition, Question } from "@/domain/survey/definition";

/** What a column of a file of answers holds. */
export type AnswerColumn =
  | { readonly kind: "fact"; readonly name: FactName }
  | { readonly kind: "answer"; readonly name: string; readonly question: Question }
  | { readonly kind: "grid"; readonly name: string; readonly question: Question; readonly row: string }
  | { readonly kind: "identity"; readonly name: string; readonly key: string }
  | { readonly kind: "attribute"; readonly name: string; readonly key: string }
  /** Attributes past the columns that a file may have, as JSON. */
  | { readonly kind: "others"; readonly name: string; readonly but: ReadonlySet<string> };

const FACTS = [...ANSWERS_HEADER, "state_reason", "version", "language", "channel", "stage", "customer"] as const;
export type FactName = (typeof FACTS)[number];

/** Facts that anonymous surveys do not have. */
const PERSONAL: readonly FactName[] = ["stage", "customer"];
const MOST_ATTRIBUTES = 200;

/** What the rows of a file hold besides their answers. */
export interface UsedKeys {
  readonly attributes: readonly string[];
  readonly identity: readonly string[];
}

/**
 * The columns of a file of answers: facts, the questions of all versions (the latest's order first; those that only earlier
 * ones asked behind), what the link said, attributes. Names never change with the language, and an attribute's is its own
 * unless another column has it.
 */
export function answerColumns(
  /** The newest version first. */
  definitions: readonly Definition[],
  used: UsedKeys,
  anonymous: boolean,
): AnswerColumn[] {
  const facts = FACTS.filter((name) => !anonymous || !PERSONAL.includes(name));
  const columns: AnswerColumn[] = facts.map((name) => ({ kind: "fact", name }));
  const taken = new Set<string>(FACTS);
  const free = (wanted: string, prefix: string) => {
    let name = wanted;
    while (taken.has(name)) name = `${prefix}.${name}`;
    taken.add(name);
    return name;
  };
  for (const { question, rows } of askedQuestions(definitions)) {
    if (rows.length === 0) columns.push({ kind: "answer", name: free(question.id, "question"), question });
    for (const row of rows)
      columns.push({ kind: "grid", name: free(`${question.id}.${row}`, "question"), question, row });
  }
  if (anonymous) return columns;
  for (const key of used.identity) columns.push({ kind: "identity", name: free(`link_${key}`, "link"), key });
  const own = used.attributes.slice(0, MOST_ATTRIBUTES);
  for (const key of own) columns.push({ kind: "attribute", name: free(key, "attribute"), key });
  if (used.attributes.length > own.length)
    columns.push({ kind: "others", name: free("attributes", "attribute"), but: new Set(own) });
  return columns;
}

/** Every question that a version asked, once, as its latest version words it; a grid with the rows of all its versions. */
function askedQuestions(definitions: readonly Definition[]): { question: Question; rows: string[] }[] {
  const asked = new Map<string, { question: Question; rows: string[] }>();
  for (const definition of definitions) {
    for (const question of definition.questions) {
      const known = asked.get(question.id) ?? { question, rows: [] };
      const rows = question.kind === "matrix" || question.kind === "quality" ? question.rows.map(({ id }) => id) : [];
      known.rows.push(...rows.filter((row) => !known.rows.includes(row)));
      asked.set(question.id, known);
    }
  }
  return [...asked.values()].filter(({ question }) => question.kind !== "statement");
}
