import { getLocale } from "next-intl/server";
import { createTranslator } from "use-intl/core";
import type { SayFault } from "@/platform/http/check-form";
import { messagesIn } from "@/platform/i18n/translator";

/**
 * How the faults of a feature's forms are said in the person's language: its schemas name a key of its `errors`. What they
 * do not name (a made-up id, a choice that is not offered) is "invalid".
 */
export async function sayFaults(feature: "settings" | "webhooks"): Promise<SayFault> {
  const locale = await getLocale();
  const messages: Record<string, string> = messagesIn(locale)[feature].errors;
  const t = createTranslator({ locale, messages });
  return (told, values) => t(Object.hasOwn(messages, told) ? told : "invalid", values);
}
