import { z } from "zod";
import { ROLES } from "@/platform/roles";

/** For how many days an invitation can be good. */
export const INVITATION_DAYS = [1, 7, 30] as const;

const role = z.enum(["owner", "admin", "editor", "analyst", "viewer"], "role");

/** What the form of an invitation sends. */
export const inviteInput = z.object({
  role: role.exclude(["owner"], "role"),
  days: z.coerce.number().refine((days) => INVITATION_DAYS.some((known) => known === days), "howLong"),
  note: z
    .string()
    .max(120, "noteLong")
    .transform((text) => text.replace(/[\p{Cc}\p{Cs}]/gu, " ").trim())
    .default(""),
});

/** What changes a member's role. */
export const roleInput = z.object({ userId: z.uuid(), role });

/** What names a member. */
export const memberInput = z.object({ userId: z.uuid() });

/** What names an invitation. */
export const invitationInput = z.object({ id: z.uuid() });

/** Roles in the order in which they are offered: the harmless first. */
export const OFFERED_ROLES = [...ROLES].reverse();
