import pg from "pg";
import { vi } from "vitest";

/** What travels to PostgreSQL from here on: texts that it is to read as SQL, and apart from them the values that it is given. */
export interface StatementLog {
  texts(): string[];
  /** Of each statement that was carried out, in their order. */
  values(): (readonly unknown[])[];
  stop(): void;
}

/** Listens on the wire, below what names statements and hands them around. */
export function recordStatements(): StatementLog {
  const plain = vi.spyOn(pg.Connection.prototype, "query");
  const parsed = vi.spyOn(pg.Connection.prototype, "parse");
  const bound = vi.spyOn(pg.Connection.prototype, "bind");
  return {
    texts: () => [...plain.mock.calls.map(([text]) => text), ...parsed.mock.calls.map(([{ text }]) => text)],
    values: () => bound.mock.calls.map(([asked]) => asked?.values ?? []),
    stop: () => {
      for (const spy of [plain, parsed, bound]) spy.mockRestore();
    },
  };
}
