import type { DefinitionError, FaultCode } from "@/domain/survey/definition-error";
import { isStorable } from "@/domain/survey/plain-text";

const DEPTH = 24;
const NODES = 100_000;
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Looks over an untrusted JSON value before anything recursive touches it: too deep, too large, keys that name
 * prototypes, texts that cannot be stored. Iterative, so no depth overflows the stack. Returns the first thing wrong.
 */
export function measure(input: unknown): DefinitionError | null {
  const open: { value: unknown; path: string; depth: number }[] = [{ value: input, path: "", depth: 0 }];
  for (let seen = 0; ; seen++) {
    const next = open.pop();
    if (!next) return null;
    const { value, path, depth } = next;
    const wrong = (code: FaultCode): DefinitionError => ({ path: path.slice(0, 300), code });
    if (seen > NODES) return wrong("tooLarge");
    if (depth > DEPTH) return wrong("tooDeep");
    if (typeof value === "string" && !isStorable(value)) return wrong("character");
    if (typeof value === "number" && !Number.isFinite(value)) return wrong("notFinite");
    if (typeof value !== "object" || value === null) continue;
    for (const [key, child] of Object.entries(value)) {
      if (FORBIDDEN_KEYS.has(key) || !isStorable(key)) return wrong("forbiddenName");
      if (open.length > NODES) return wrong("tooLarge");
      open.push({ value: child, path: path === "" ? key : `${path}.${key}`, depth: depth + 1 });
    }
  }
}
