"use client";

import { unstable_isUnrecognizedActionError as isUnrecognizedAction } from "next/navigation";
import { useTranslations } from "next-intl";
import { wasTooSlow } from "@/platform/too-slow";
import { ErrorState } from "@/ui/error-state";
import { SlowPage } from "@/ui/slow-page";

/** What a page shows when it could not be made. The digest is the id under which the server logged the reason. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("ui.error");
  if (wasTooSlow(error)) return <SlowPage retry={reset} />;
  const outdated = isOutdated(error);
  return (
    <main className="mx-auto max-w-3xl px-4 py-12 sm:px-6">
      {outdated ? (
        <ErrorState title={t("updated")} retry={() => location.reload()}>
          {t("updatedText")}
        </ErrorState>
      ) : (
        <ErrorState title={t("page")} errorId={error.digest} retry={reset} />
      )}
    </main>
  );
}

/** The server knows nothing any more of what this page asked for: another version runs now. */
function isOutdated(error: Error): boolean {
  return error.name === "ChunkLoadError" || isUnrecognizedAction(error);
}
