import { createTranslator } from "use-intl/core";
import type { Messages } from "@/messages/en";
import type { AppLocale } from "@/platform/i18n/locale";
import { messagesIn } from "@/platform/i18n/translator";

/** Says a namespace's messages as the app does, but throws where a message is missing or lacks a value it asks for. */
export function strictTranslator<N extends keyof Messages>(locale: AppLocale, namespace: N) {
  return createTranslator<Messages, N>({
    locale,
    messages: messagesIn(locale),
    namespace,
    onError: (error) => {
      throw error;
    },
  });
}
