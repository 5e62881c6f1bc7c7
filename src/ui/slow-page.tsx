"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { buttonVariants } from "@/ui/button-variants";
import { ErrorState } from "@/ui/error-state";
import { PageBody } from "@/ui/shell/page-body";

/**
 * In place of a page that took too long: what to ask less of, and the way to the page as it is without any choice. Who looks
 * at what others shared has nothing to choose.
 */
export function SlowPage({ retry, shared = false }: { retry: () => void; shared?: boolean }) {
  const t = useTranslations("ui.slow");
  const path = usePathname();
  const chosen = useSearchParams().size > 0 && !shared;
  return (
    <PageBody>
      <ErrorState
        title={t("title")}
        retry={retry}
        // The same path in another way: a link of the router would leave this in its place.
        more={
          chosen ? (
            <a className={buttonVariants({ variant: "quiet" })} href={path}>
              {t("plain")}
            </a>
          ) : null
        }
      >
        {t(shared ? "shared" : "text")}
      </ErrorState>
    </PageBody>
  );
}
