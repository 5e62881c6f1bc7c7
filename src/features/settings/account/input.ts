import { z } from "zod";
import { nameInput } from "@/features/settings/workspace/input";
import { APP_LOCALES } from "@/platform/i18n/locale";

/** What the form of one's own name sends. */
export const profileInput = z.object({ name: nameInput });

const password = z.string().max(2000).catch("");

/** What the form of a new password sends; what it may be is checked where it is set. */
export const passwordInput = z.object({ current: password, next: password });

/** What chooses a language. */
export const languageInput = z.object({ locale: z.enum(APP_LOCALES, "language") });

/** Whether single letters are shortcuts. */
export const letterKeysInput = z.boolean();

/** What has oneself told of follow-ups by mail, or not. */
export const followUpMailsInput = z.object({ mails: z.enum(["on", "off"]) });

/** What names a session. */
export const sessionInput = z.object({ id: z.uuid() });
