import { z } from "zod";
import { baseShape } from "@/domain/survey/kinds/base";
import { checkText } from "@/domain/survey/kinds/check-text";
import { type Checked, refuse } from "@/domain/survey/kinds/checked";

/** An e-mail address, for a reply. */
export const emailSchema = z.strictObject({ ...baseShape, kind: z.literal("email") });

export type EmailQuestion = z.infer<typeof emailSchema>;

const EMAIL_LIMIT = 254;

/** Something before one @, a name with a dot after it, no spaces; whether mail arrives only mail can tell. */
export function checkEmail(_question: EmailQuestion, value: unknown): Checked {
  const text = checkText(value, EMAIL_LIMIT);
  if (!text.ok) return text;
  const fits = /^[^\s@<>"(),;:\\]{1,64}@[^\s@<>"(),;:\\.]+(\.[^\s@<>"(),;:\\.]+)+$/u.test(String(text.value));
  return fits ? text : refuse("email", "Must be an e-mail address.");
}
