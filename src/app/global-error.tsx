"use client";

import "./globals.css";

/** The last resort, when the frame itself failed: no provider, no router, nothing that could fail again. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en" dir="ltr">
      <body>
        <main className="mx-auto max-w-3xl px-4 py-12 sm:px-6" role="alert">
          <title>Not available · Candor</title>
          <h1 className="font-semibold text-lg">Candor could not be shown</h1>
          <p className="text-muted-foreground">What is stored is safe. Try again in a moment.</p>
          <p className="mt-3 flex flex-wrap items-center gap-3">
            <button
              type="button"
              className="h-8 rounded-md border border-input bg-card px-3 font-medium"
              onClick={() => reset()}
            >
              Try again
            </button>
            {error.digest ? <code className="font-mono text-xs text-muted-foreground">id {error.digest}</code> : null}
          </p>
        </main>
      </body>
    </html>
  );
}
