/** A survey's question as the names of columns are compared with it. */
export interface NamedQuestion {
  readonly id: string;
  readonly title: Readonly<Partial<Record<string, string>>>;
}

/**
 * The question of this id, where one is given; else the one whose id or title is the column's name, and only then one whose
 * id looks like it, since names that differ in signs alone have one such id.
 */
export function findNamed<T extends NamedQuestion>(
  questions: readonly T[],
  column: string,
  id?: string | undefined,
): T | undefined {
  if (id !== undefined) return questions.find((question) => question.id === id);
  const name = column.trim();
  const same = (text: string | undefined) => text?.trim().toLowerCase() === name.toLowerCase();
  return (
    questions.find((question) => question.id === name) ??
    questions.find(({ title }) => Object.values(title).some(same)) ??
    questions.find((question) => question.id === idOf(name))
  );
}

/** An id for each of some columns, after their names, and each another. */
export function uniqueIds(columns: readonly string[]): string[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    const base = idOf(column);
    let id = base;
    for (let next = 2; taken.has(id); next++) id = `${base.slice(0, 58)}_${next}`;
    taken.add(id);
    return id;
  });
}

/** A question's id after a column's name: a letter first, then letters, digits, `_` and `-`. */
function idOf(column: string): string {
  const plain = column
    .normalize("NFKD")
    .trim()
    .replace(/[^A-Za-z0-9_-]+/g, "_")
    .replace(/^[^A-Za-z]+/, "");
  const id = plain.replace(/_+$/, "").slice(0, 60);
  if (id === "") return "question";
  return id in Object.prototype ? `q_${id}` : id;
}
