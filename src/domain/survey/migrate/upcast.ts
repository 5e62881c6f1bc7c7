import { isPlainObject } from "@/domain/survey/answer-value";
import type { Definition } from "@/domain/survey/definition";
import type { DefinitionError } from "@/domain/survey/definition-error";
import { fromVersion1 } from "@/domain/survey/migrate/from-1";
import { DEFINITION_VERSION } from "@/domain/survey/migrate/version";

type Step = (document: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** The step at place n leads from version n + 1 to n + 2. A step is never changed once a document went through it. */
const STEPS: readonly Step[] = [fromVersion1];

export type Upcast =
  | { readonly ok: true; readonly document: unknown }
  | { readonly ok: false; readonly error: DefinitionError };

/**
 * Brings an untrusted document of an older version to the present one; what else is wrong with it the schema says. Refuses
 * versions that this code does not know. Total for values that `measure` let pass; the argument is not changed.
 */
export function upcast(input: unknown): Upcast {
  if (!isPlainObject(input)) return { ok: true, document: input };
  const { version } = input;
  if (version === DEFINITION_VERSION) return { ok: true, document: input };
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1)
    return refused("version", { last: DEFINITION_VERSION });
  if (version > DEFINITION_VERSION) return refused("laterVersion", { version, last: DEFINITION_VERSION });
  const document = STEPS.slice(version - 1).reduce<Record<string, unknown>>((one, step) => step(one), input);
  return { ok: true, document };
}

/**
 * A document out of the database, which was checked when it was stored: brought to the present version, not checked again.
 * Throws for a version that a later Candor wrote, rather than reading it wrongly.
 */
export function upcastStored(stored: unknown): Definition {
  const result = upcast(stored);
  if (!result.ok)
    throw new Error(`A stored survey cannot be read: ${result.error.code} ${JSON.stringify(result.error.values)}`);
  return result.document as Definition;
}

function refused(code: "version" | "laterVersion", values: DefinitionError["values"]): Upcast {
  return { ok: false, error: { path: "version", code, values } };
}
