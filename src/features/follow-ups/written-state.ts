import { z } from "zod";
import { CAUSES } from "@/domain/follow-up/causes";
import type { StateTimes } from "@/domain/follow-up/move-state";

const instant = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .nullable();
const stateSchema = z.object({
  state: z.enum(["new", "contacted", "solved", "not_solvable", "withdrawn"]),
  firstContactAt: instant,
  closedAt: instant,
});
const causeSchema = z.object({ cause: z.enum(CAUSES), words: z.string() });

/** A state with its times as the history keeps it, so that taking a change back brings back the times too. */
export function writtenState({ state, firstContactAt, closedAt }: StateTimes): string {
  return JSON.stringify({ state, firstContactAt, closedAt });
}

/** A state out of the history; null where it is none. */
export function readState(text: string | null): StateTimes | null {
  return read(stateSchema, text);
}

/** A cause out of the history; null where there was none. */
export function readCause(text: string | null): z.infer<typeof causeSchema> | null {
  return read(causeSchema, text);
}

function read<T>(schema: z.ZodType<T>, text: string | null): T | null {
  if (text === null) return null;
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
