import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { SharedAccess } from "@/features/delivery/share/loaders";
import { Logo } from "@/ui/logo";

/** The frame of a shared page: whose view it is, what it shows and until when. In a frame of another site it stays small. */
export function SharedFrame({
  access,
  name,
  scope,
  embedded,
  children,
}: {
  access: SharedAccess;
  name: string;
  scope: readonly string[];
  embedded?: boolean;
  children: ReactNode;
}) {
  const t = useTranslations("share.page");
  return (
    <>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:start-4 focus:top-2 focus:z-50 focus:bg-card focus:px-3 focus:py-2"
      >
        {t("skip")}
      </a>
      <header className="border-border border-b bg-card px-4 py-2.5 sm:px-6 print:border-0 print:px-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {embedded ? null : <Logo className="shrink-0" />}
          <bdi className="text-muted-foreground">{access.workspace.name}</bdi>
          <bdi className="min-w-0 font-semibold">{name}</bdi>
          <span className="ms-auto text-muted-foreground text-xs">{t("readOnly", { day: access.until })}</span>
        </div>
        {scope.length > 0 ? (
          <p className="mt-1 text-muted-foreground text-xs">
            {scope.map((part, place) => (
              <span key={part}>
                {place > 0 ? " · " : ""}
                <bdi>{part}</bdi>
              </span>
            ))}
          </p>
        ) : null}
      </header>
      <main
        id="main"
        tabIndex={-1}
        data-chart-source={[access.workspace.name, name, ...scope].join(" · ")}
        className="px-4 pt-3.5 pb-12 outline-none sm:px-6 print:p-0"
      >
        {children}
        {embedded ? <p className="mt-4 text-end text-muted-foreground text-xs">{t("made")}</p> : null}
      </main>
    </>
  );
}
