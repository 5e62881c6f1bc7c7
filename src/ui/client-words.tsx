import { NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import type { ReactNode } from "react";
import type { Messages } from "@/messages/en";
import { MoreWords } from "@/ui/more-words";

type Namespace = { [Name in keyof Messages]: Name | `${Name}.${keyof Messages[Name] & string}` }[keyof Messages];

/** Around everything: language, time zone and the words of `src/ui`, which every page's interactive parts say. */
export function BaseWords({ children }: { children: ReactNode }) {
  return (
    <NextIntlClientProvider messages={NONE}>
      <ClientWords of={["ui"]}>{children}</ClientWords>
    </NextIntlClientProvider>
  );
}

const NONE = {};

/**
 * Gives the client components beneath it the messages of these namespaces, or of parts of one ("dashboard.scope"), beside
 * what those around it carry: a page carries the words that its own interactive parts say, once, and no others.
 */
export function ClientWords({ of, children }: { of: readonly Namespace[]; children: ReactNode }) {
  const messages: Readonly<Record<string, Readonly<Record<string, unknown>>>> = useMessages();
  const name = `${useLocale()} ${of.join(" ")}`;
  let words = written.get(name);
  if (words === undefined) {
    words = JSON.stringify(chosen(messages, of));
    written.set(name, words);
  }
  return <MoreWords words={words}>{children}</MoreWords>;
}

/** Written once a process: as one text they are handed on whole, where React looks at each message of an object. */
const written = new Map<string, string>();

function chosen(messages: Readonly<Record<string, Readonly<Record<string, unknown>>>>, of: readonly Namespace[]) {
  const carried: Record<string, Record<string, unknown>> = {};
  for (const name of of) {
    const [namespace = "", part] = name.split(".");
    const all = messages[namespace] ?? {};
    carried[namespace] = part === undefined ? all : { ...carried[namespace], [part]: all[part] };
  }
  return carried;
}
