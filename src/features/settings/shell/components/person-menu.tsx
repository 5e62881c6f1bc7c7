"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { signOut } from "@/features/settings/access/actions";
import type { ShellView } from "@/features/settings/shell/loaders";
import { Avatar } from "@/ui/avatar";
import { DropdownMenu, MenuItem, MenuLabel, MenuLink, MenuSeparator } from "@/ui/dropdown-menu";
import { GeneralKeys } from "@/ui/shell/general-keys";

/** The menu behind one's initials: other workspaces, settings, the keys of every page, sign-out. */
export function PersonMenu({ shell, slug }: { shell: ShellView; slug: string }) {
  const t = useTranslations("menu");
  const [keys, setKeys] = useState(false);
  return (
    <>
      <DropdownMenu
        trigger={
          <button type="button" className="rounded-full" aria-label={t("label", { name: shell.person.name })}>
            <Avatar name={shell.person.name} />
          </button>
        }
      >
        <MenuLabel>
          <bdi>{shell.person.email}</bdi>
        </MenuLabel>
        <MenuSeparator />
        {shell.workspaces.map((workspace) => (
          <MenuLink
            key={workspace.slug}
            href={`/w/${workspace.slug}`}
            aria-current={workspace.current ? "true" : undefined}
          >
            <Check size={14} aria-hidden="true" className={workspace.current ? "text-primary" : "invisible"} />
            <bdi className="truncate">{workspace.name}</bdi>
          </MenuLink>
        ))}
        <MenuLink href="/new-workspace">
          <span className="w-3.5" aria-hidden="true" />
          {t("newWorkspace")}
        </MenuLink>
        <MenuSeparator />
        <MenuLink href={`/w/${slug}/planner`}>{t("planner")}</MenuLink>
        <MenuLink href={`/w/${slug}/explain`}>{t("explain")}</MenuLink>
        <MenuItem onSelect={() => setKeys(true)}>{t("keys")}</MenuItem>
        <MenuSeparator />
        <MenuLink href={shell.settingsHref}>{t("settings")}</MenuLink>
        <MenuLink href={`/w/${slug}/settings/account`}>{t("account")}</MenuLink>
        <MenuSeparator />
        <MenuItem onSelect={() => void signOut()}>{t("signOut")}</MenuItem>
      </DropdownMenu>
      <GeneralKeys home={`/w/${slug}`} open={keys} onOpenChange={setKeys} />
    </>
  );
}
