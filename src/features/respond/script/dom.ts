type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** All elements that a selector names, in order. */
export function all<T extends Element = HTMLElement>(selector: string, root: ParentNode = document): T[] {
  return Array.from(root.querySelectorAll<T>(selector));
}

/** The first of them. */
export function one<T extends Element = HTMLElement>(selector: string, root: ParentNode = document): T | null {
  return root.querySelector<T>(selector);
}

/** The form of the page that is showing, if it asks anything. */
export function currentForm(): HTMLFormElement | null {
  return one<HTMLFormElement>("main form");
}

/** The field that names the submission. */
export function idField(form: ParentNode | null): HTMLInputElement | null {
  return form && one<HTMLInputElement>("[name=submissionId]", form);
}

/** The fields of a form's questions. */
export function fieldsOf(form: ParentNode): Field[] {
  return all<Field>("[name^='q.']", form);
}

/** All that a form would post. */
export function pairsOf(form: HTMLFormElement): [string, string][] {
  return Array.from(new FormData(form)) as [string, string][];
}
