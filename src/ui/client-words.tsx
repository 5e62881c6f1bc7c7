import { NextIntlClientProvider, useMessages } from "next-intl";
import type { ReactNode } from "react";
import type { Messages } from "@/messages/en";
import { MoreWords } from "@/ui/more-words";

type Namespace = { [Name in keyof Messages]: Name | `${Name}.${keyof Messages[Name] & string}` }[keyof Messages];

/** Around everything: language, time zone and the words of `src/ui`, which every page's interactive parts say. */
export function BaseWords({ children }: { children: ReactNode }) {
  const { ui } = useMessages();
  return <NextIntlClientProvider messages={{ ui }}>{children}</NextIntlClientProvider>;
}

/**
 * Gives the client components beneath it the messages of these namespaces, or of parts of one ("dashboard.scope"), beside
 * what those around it carry: a page carries the words that its own interactive parts say, once, and no others.
 */
export function ClientWords({ of, children }: { of: readonly Namespace[]; children: ReactNode }) {
  const messages: Readonly<Record<string, Readonly<Record<string, unknown>>>> = useMessages();
  const carried: Record<string, Record<string, unknown>> = {};
  for (const name of of) {
    const [namespace = "", part] = name.split(".");
    const all = messages[namespace] ?? {};
    carried[namespace] = part === undefined ? all : { ...carried[namespace], [part]: all[part] };
  }
  return <MoreWords words={carried}>{children}</MoreWords>;
}
