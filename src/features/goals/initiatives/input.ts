import { z } from "zod";
import { isDay } from "@/domain/calendar/day";
import type { GoalWords } from "@/features/goals/goal-words";

export const INITIATIVE_KINDS = ["training", "release", "price_change", "other"] as const;
export type InitiativeKind = (typeof INITIATIVE_KINDS)[number];

/** The fields of an initiative's form as they are typed. */
export const INITIATIVE_FIELDS = ["kind", "name", "segment", "who", "skill", "startsOn", "endsOn", "note"] as const;
export type InitiativeField = (typeof INITIATIVE_FIELDS)[number];
export type InitiativeForm = Readonly<Record<InitiativeField, string>>;

/** An initiative as it is to be stored. */
export interface InitiativeInput {
  readonly kind: InitiativeKind;
  readonly name: string;
  readonly segment: { readonly name: string; readonly value: string } | null;
  readonly who: string;
  readonly skill: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly note: string;
}

const day = z.string().refine((text) => isDay(text) && text >= "2000" && text < "2100");
const SCHEMAS = {
  kind: z.enum(INITIATIVE_KINDS),
  name: z.string().min(1).max(120),
  segment: z.tuple([z.string().min(1).max(64), z.string().min(1).max(256)]).nullable(),
  who: z.string().max(200),
  skill: z.string().max(200),
  startsOn: day,
  endsOn: day.nullable(),
  note: z.string().max(1_000),
};

/** The fields out of an address or a form, each a text. */
export function readInitiativeForm(raw: Readonly<Record<string, unknown>>): InitiativeForm {
  const text = (name: string) => (typeof raw[name] === "string" ? raw[name].trim() : "");
  return Object.fromEntries(INITIATIVE_FIELDS.map((name) => [name, text(name)])) as InitiativeForm;
}

/** What a form asks for; null with an error for each field that does not fit. */
export function checkInitiativeForm(
  { i }: GoalWords,
  form: InitiativeForm,
): { readonly input: InitiativeInput | null; readonly errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const take = <T>(name: InitiativeField, schema: z.ZodType<T>, value: unknown): T | undefined => {
    const result = schema.safeParse(value);
    if (!result.success) errors[name] = i(`errors.${name}`);
    return result.data;
  };
  const kind = take("kind", SCHEMAS.kind, form.kind);
  const name = take("name", SCHEMAS.name, form.name);
  const segment = take("segment", SCHEMAS.segment, form.segment === "" ? null : parsed(form.segment));
  const who = take("who", SCHEMAS.who, form.who) ?? "";
  const skill = take("skill", SCHEMAS.skill, form.skill) ?? "";
  const startsOn = take("startsOn", SCHEMAS.startsOn, form.startsOn);
  const endsOn = take("endsOn", SCHEMAS.endsOn, form.endsOn === "" ? null : form.endsOn) ?? null;
  const note = take("note", SCHEMAS.note, form.note) ?? "";
  if (startsOn && endsOn && endsOn < startsOn) errors.endsOn ??= i("errors.endsOn");
  if (kind === undefined || name === undefined || startsOn === undefined || Object.keys(errors).length > 0)
    return { input: null, errors };
  const pair = segment ? { name: segment[0], value: segment[1] } : null;
  return { input: { kind, name, segment: pair, who, skill, startsOn, endsOn, note }, errors };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
