"use client";

import { IntlProvider, useLocale, useMessages } from "next-intl";
import { type ReactNode, useMemo } from "react";

/** Adds messages, as JSON, to those that are known already; language and time zone stay. */
export function MoreWords({ words, children }: { words: string; children: ReactNode }) {
  const known = useMessages();
  const messages = useMemo(() => ({ ...known, ...read(words) }), [known, words]);
  return (
    <IntlProvider locale={useLocale()} messages={messages}>
      {children}
    </IntlProvider>
  );
}

/** There are as many as pages ask for, in three languages. */
const readBefore = new Map<string, object>();

function read(words: string): object {
  const before = readBefore.get(words);
  if (before) return before;
  const messages: object = JSON.parse(words);
  readBefore.set(words, messages);
  return messages;
}
