import { NextIntlClientProvider, useMessages } from "next-intl";
import type { ReactNode } from "react";
import type { Messages } from "@/messages/en";

/**
 * Gives the client components beneath it the messages of these namespaces, beside those of `ui`: a page carries the words
 * that its own interactive parts say, and no others.
 */
export function ClientWords({ of, children }: { of: readonly (keyof Messages)[]; children: ReactNode }) {
  const messages = useMessages();
  const carried = Object.fromEntries((["ui", ...of] as const).map((name) => [name, messages[name]]));
  return <NextIntlClientProvider messages={carried}>{children}</NextIntlClientProvider>;
}
