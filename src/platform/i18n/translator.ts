import { createTranslator } from "use-intl/core";
import { ar } from "@/messages/ar";
import { de } from "@/messages/de";
import { en, type Messages } from "@/messages/en";
import type { AppLocale } from "@/platform/i18n/locale";

const MESSAGES: Readonly<Record<AppLocale, Messages>> = { en, de, ar };

/** All the app says, in one of its languages. */
export function messagesIn(locale: AppLocale): Messages {
  return MESSAGES[locale];
}

/** Says a namespace's messages outside of a page: in jobs, mails and tests. Pages ask next-intl. */
export function translatorIn<N extends keyof Messages>(locale: AppLocale, namespace: N): Translator<N> {
  const name = `${locale} ${namespace}`;
  const known = made.get(name);
  if (known) return known as Translator<N>;
  const translator = translatorFor(locale, namespace);
  made.set(name, translator);
  return translator;
}

/** What says a namespace's messages, as pages, jobs and tests hand it to the pure functions of a view. */
export type Translator<N extends keyof Messages> = ReturnType<typeof translatorFor<N>>;

/** One of each for a process: each remembers how its messages read, and reading them is most of what saying them costs. */
const made = new Map<string, unknown>();

function translatorFor<N extends keyof Messages>(locale: AppLocale, namespace: N) {
  return createTranslator<Messages, N>({ locale, messages: MESSAGES[locale], namespace });
}
