"use client";

import { PanelsTopLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { DropdownMenu, MenuLink } from "@/ui/dropdown-menu";

/** The other parts of a place behind one button, where a page has no room for `PlaceTabs`; without any it is not there. */
export function PlaceMenu({ tabs }: { tabs: readonly { href: string; label: string }[] }) {
  const t = useTranslations("ui.view");
  if (tabs.length === 0) return null;
  return (
    <DropdownMenu
      trigger={
        <Button variant="quiet" size="sm" aria-label={t("moreOf")}>
          <PanelsTopLeft size={14} strokeWidth={1.6} aria-hidden="true" />
          <span className="max-sm:hidden">{t("more")}</span>
        </Button>
      }
    >
      {tabs.map(({ href, label }) => (
        <MenuLink key={href} href={href}>
          {label}
        </MenuLink>
      ))}
    </DropdownMenu>
  );
}
