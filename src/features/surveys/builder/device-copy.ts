import type { Definition } from "@/domain/survey/definition";

/** Work that is not stored yet, as this device keeps it. It may be unfinished, so it need not be readable as a survey. */
export interface DeviceCopy {
  readonly definition: Definition;
  /** The mark of the stored draft it was made from. */
  readonly basedOn: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const key = (userId: string, surveyId: string) => `candor:draft:${userId}:${surveyId}`;

/** Keeps unfinished work on this device. Says whether it could: storage may be full or switched off. */
export function keepOnDevice(userId: string, surveyId: string, copy: DeviceCopy): boolean {
  try {
    localStorage.setItem(key(userId, surveyId), JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

/** What this device kept of the survey, or null. What has not the shape of a survey is dropped: nothing could show it. */
export function readFromDevice(userId: string, surveyId: string): DeviceCopy | null {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(key(userId, surveyId)) ?? "null");
    return isCopy(read) ? read : null;
  } catch {
    return null;
  }
}

/** Forgets it, once it is stored or was thrown away. */
export function forgetOnDevice(userId: string, surveyId: string): void {
  try {
    localStorage.removeItem(key(userId, surveyId));
  } catch {
    // Switched off: nothing was kept.
  }
}

function isCopy(read: unknown): read is DeviceCopy {
  if (typeof read !== "object" || read === null) return false;
  if (!("definition" in read) || !("basedOn" in read) || !("at" in read)) return false;
  const { definition, basedOn, at } = read;
  return typeof basedOn === "string" && typeof at === "number" && hasLists(definition);
}

function hasLists(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return ["questions", "endings", "logic", "locales"].every((name) => {
    const list = Object.entries(value).find(([one]) => one === name)?.[1];
    return Array.isArray(list) && (name === "logic" || list.length > 0);
  });
}
