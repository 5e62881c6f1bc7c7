"use client";

import "./globals.css";
import { lastWords } from "@/platform/i18n/last-words";
import { directionOf } from "@/platform/i18n/locale";

/** The last resort, when the frame itself failed: no provider, no router, nothing that could fail again. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const words = lastWords(typeof navigator === "undefined" ? [] : navigator.languages);
  return (
    <html lang={words.locale} dir={directionOf(words.locale)} suppressHydrationWarning>
      <body>
        <main className="mx-auto max-w-3xl px-4 py-12 sm:px-6" role="alert" suppressHydrationWarning>
          <title>{`${words.title} · Candor`}</title>
          <h1 className="font-semibold text-lg">{words.lead}</h1>
          <p className="text-muted-foreground">{words.safe}</p>
          <p className="mt-3 flex flex-wrap items-center gap-3">
            <button
              type="button"
              className="h-8 rounded-md border border-input bg-card px-3 font-medium"
              onClick={() => reset()}
            >
              {words.again}
            </button>
            {error.digest ? (
              <code className="font-mono text-muted-foreground text-xs">
                {words.id} {error.digest}
              </code>
            ) : null}
          </p>
        </main>
      </body>
    </html>
  );
}
