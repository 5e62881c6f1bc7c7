import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ClientWords } from "@/ui/client-words";
import { Logo } from "@/ui/logo";

/** The page around sign-in, sign-up and invitations: the form at the start, on wide screens something to read beside it. */
export function AccessPage({
  title,
  lead,
  aside,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div
      className={aside ? "grid min-h-dvh bg-card lg:grid-cols-[minmax(0,39fr)_minmax(0,61fr)]" : "min-h-dvh bg-card"}
    >
      <main
        id="main"
        className={aside ? "flex flex-col px-5 py-7 sm:px-16" : "mx-auto flex max-w-lg flex-col px-5 py-7"}
      >
        <p className="flex items-center gap-2 font-semibold text-lg">
          <Logo />
          Candor
        </p>
        <div className="mt-10 max-w-105 sm:mt-22">
          <h1 className="font-medium font-voice text-verdict">{title}</h1>
          {lead ? <p className="mt-2 text-base text-muted-foreground">{lead}</p> : null}
          <ClientWords of={["access"]}>{children}</ClientWords>
        </div>
      </main>
      {aside ? (
        <aside className="hidden border-border border-s bg-background px-20 py-24 lg:block">{aside}</aside>
      ) : null}
    </div>
  );
}

/** A line with a word between two ways in. */
export function Or() {
  const t = useTranslations("access");
  return (
    <p className="my-5 flex items-center gap-3 text-muted-foreground before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
      {t("or")}
    </p>
  );
}
