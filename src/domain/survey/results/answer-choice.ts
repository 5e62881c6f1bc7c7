import { isDay } from "@/domain/calendar/day";
import { SAID } from "@/domain/survey/results/given-count";

/** One thing that was answered to one question, as {@link GivenCount} counts it: what a bar of its results opens to. */
export interface AnswerChoice {
  readonly questionId: string;
  readonly kind: string;
  /** The place of a ranking, from 1, or the row; else null. */
  readonly item: string | null;
  /** An option's id, `true`, a score, a month (`2026-05`) or a year; `!other` or `!na`. */
  readonly key: string;
}

const ID = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
const isId = (text: string) => ID.test(text);
const isOwn = (text: string) => text === SAID.other || text === SAID.notApplicable;
const isFlag = (text: string) => text === "true" || text === "false" || text === SAID.notApplicable;

/** By kind: whether an item is part of it, and what its keys are. */
const KINDS: Readonly<Record<string, { item?: (text: string) => boolean; key: (text: string) => boolean }>> = {
  single: { key: (text) => isId(text) || isOwn(text) },
  multiple: { key: (text) => isId(text) || isOwn(text) },
  yes_no: { key: isFlag },
  consent: { key: isFlag },
  ranking: { item: (text) => /^[1-9]\d?$|^100$/.test(text), key: isId },
  matrix: { item: isId, key: (text) => /^(\d|10)$/.test(text) },
  quality: { item: isId, key: (text) => /^[1-5]$/.test(text) },
  date: { key: (text) => /^\d{4}(-\d{2})?$/.test(text) && isDay(`${text}${text.length === 4 ? "-01" : ""}-01`) },
};

/** "reasons.multiple.price", "priorities.ranking.1.speed": as it stands in an address. Ids hold no dot. */
export function writeChoice({ questionId, kind, item, key }: AnswerChoice): string {
  return [questionId, kind, ...(item === null ? [] : [item]), key].join(".");
}

/** What {@link writeChoice} wrote; undefined for anything else. */
export function readChoice(text: string): AnswerChoice | undefined {
  const [questionId = "", kind = "", ...rest] = text.split(".");
  const known = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (!isId(questionId) || known === undefined || rest.length !== (known.item ? 2 : 1)) return undefined;
  const key = rest.at(-1) ?? "";
  const item = known.item ? (rest[0] ?? "") : null;
  if (!known.key(key) || (item !== null && known.item?.(item) !== true)) return undefined;
  return { questionId, kind, item, key };
}
