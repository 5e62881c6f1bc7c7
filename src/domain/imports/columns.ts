import type { Mapping, MappingError } from "@/domain/imports/mapping";

/** Where each mapped column stands in the file. */
export type ColumnPlaces = ReadonlyMap<string, number>;

/**
 * Finds the mapped columns in a file's header. A name fits exactly, or but for blanks around it (`NETPRO  `). Errors name
 * the place in the mapping of every column that the file does not have, or has twice.
 */
export function findColumns(
  mapping: Mapping,
  header: readonly string[],
): { readonly ok: true; readonly places: ColumnPlaces } | { readonly ok: false; readonly errors: MappingError[] } {
  return findNames(namedColumns(mapping), header);
}

/** The same for names by their paths. */
export function findNames(
  named: readonly (readonly [path: string, name: string])[],
  header: readonly string[],
): ReturnType<typeof findColumns> {
  const places = new Map<string, number>();
  const errors: MappingError[] = [];
  for (const [path, name] of named) {
    const found = placesOf(header, name);
    if (found.length === 1 && found[0] !== undefined) places.set(name, found[0]);
    else if (found.length > 1)
      errors.push({ path, fault: { code: "columnTwice", values: { n: found.length, column: name } } });
    else errors.push({ path, fault: { code: "columnMissing", values: { column: name, ...listed(header) } } });
  }
  return errors.length > 0 ? { ok: false, errors: errors.slice(0, 50) } : { ok: true, places };
}

function placesOf(header: readonly string[], name: string): number[] {
  const all = (fits: (title: string) => boolean) => header.flatMap((title, index) => (fits(title) ? [index] : []));
  const exact = all((title) => title === name);
  return exact.length > 0 ? exact : all((title) => title.trim() === name.trim());
}

function namedColumns(mapping: Mapping): [path: string, name: string][] {
  const named: [string, string][] = mapping.date.columns.map((name, index) => [`date.columns.${index}`, name]);
  for (const [index, question] of mapping.questions.entries())
    named.push([`questions.${index}.column`, question.column]);
  for (const [index, one] of mapping.others.entries())
    named.push(...one.columns.map((name, place): [string, string] => [`others.${index}.columns.${place}`, name]));
  for (const key of ["comment", "customer", "id", "interaction"] as const) {
    const name = mapping[key];
    if (name !== null) named.push([key, name]);
  }
  for (const [index, name] of mapping.attributes.entries()) named.push([`attributes.${index}`, name]);
  return named;
}

function listed(header: readonly string[]): { columns: string; more: "yes" | "no" } {
  const shown = header.slice(0, 12).map((title) => title.trim().slice(0, 60));
  return { columns: shown.join(", "), more: header.length > shown.length ? "yes" : "no" };
}
