import type { ReactNode } from "react";
import type { Place } from "@/ui/shell/place";
import { PlaceLinks } from "@/ui/shell/place-links";
import { SkipLink } from "@/ui/shell/skip-link";
import { TopBar } from "@/ui/shell/top-bar";

/**
 * The frame of every signed-in page: skip link, top bar, what the page brings (a `ScopeBar`, then a `PageBody`), and the bottom
 * bar on a phone. `banner` stands between bar and page ("Test answers are shown and never counted").
 */
export function AppShell({
  home,
  workspace,
  places,
  search,
  person,
  banner,
  children,
}: {
  home: string;
  workspace?: string;
  places: readonly Place[];
  search?: ReactNode;
  person?: ReactNode;
  banner?: ReactNode;
  children: ReactNode;
}) {
  return (
    <>
      <SkipLink />
      <TopBar home={home} workspace={workspace} places={places} search={search} person={person} />
      {workspace ? <bdi className="hidden font-semibold print:block">{workspace}</bdi> : null}
      {banner}
      {children}
      <PlaceLinks places={places} bar="bottom" />
    </>
  );
}
