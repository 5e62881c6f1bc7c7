import { z } from "zod";
import { nameInput } from "@/features/settings/workspace/input";

/** What the form of one's own name sends. */
export const profileInput = z.object({ name: nameInput });

const password = z.string().max(2000).catch("");

/** What the form of a new password sends; what it may be is checked where it is set. */
export const passwordInput = z.object({ current: password, next: password });

/** What names a session. */
export const sessionInput = z.object({ id: z.uuid() });
