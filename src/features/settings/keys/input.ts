import { z } from "zod";
import { nameInput } from "@/features/settings/workspace/input";

/** For how many days a key can be good; 0 is until it is revoked. */
export const KEY_DAYS = [0, 30, 90, 365] as const;

/** What the form of a new key sends. */
export const keyInput = z.object({
  name: nameInput,
  scope: z.enum(["read", "write", "admin"], "scope"),
  days: z.coerce.number().refine((days) => KEY_DAYS.some((known) => known === days), "howLong"),
});

/** What names a key. */
export const keyIdInput = z.object({ id: z.uuid() });
