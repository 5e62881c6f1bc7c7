/** What one field of a row may be; objects are written as JSON, null and undefined as null. */
export type Field = string | number | boolean | Date | object | null | undefined;

const NEEDS_QUOTES = /[\s"\\(),]/;
const ESCAPED = /["\\]/g;

/** A row as PostgreSQL reads a composite value: `(1,"two, three",)`. */
export function rowLiteral(fields: readonly Field[]): string {
  let literal = "(";
  for (let place = 0; place < fields.length; place++) {
    if (place > 0) literal += ",";
    literal += fieldLiteral(fields[place]);
  }
  return `${literal})`;
}

/** Texts, or rows that were written before, as PostgreSQL reads an array: `{"a","b"}`. */
export function arrayLiteral(items: readonly string[]): string {
  let literal = "{";
  for (let place = 0; place < items.length; place++) {
    if (place > 0) literal += ",";
    literal += quoted(items[place] ?? "");
  }
  return `${literal}}`;
}

function fieldLiteral(field: Field): string {
  switch (typeof field) {
    case "string":
      return field === "" || NEEDS_QUOTES.test(field) ? quoted(field) : field;
    case "number":
      return String(field);
    case "boolean":
      return field ? "t" : "f";
    case "object":
      if (field === null) return "";
      return field instanceof Date ? field.toISOString() : quoted(JSON.stringify(field));
    default:
      return "";
  }
}

/** Between quotes a backslash keeps the next sign as it is. */
function quoted(text: string): string {
  return `"${text.replace(ESCAPED, "\\$&")}"`;
}
