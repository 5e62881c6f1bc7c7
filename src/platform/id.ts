import { v7 } from "uuid";

/** A new id that sorts by the time it was made (UUID version 7). Not for anything whose time must stay unknown. */
export function newId(): string {
  return v7();
}
