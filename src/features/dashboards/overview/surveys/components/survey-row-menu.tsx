"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { startTransition } from "react";
import { type FormState, IDLE } from "@/platform/form-state";
import { Button } from "@/ui/button";
import { DropdownMenu, MenuItem, MenuLink } from "@/ui/dropdown-menu";
import { say } from "@/ui/toaster";

/** What can be done with one survey of a list beside opening it. */
export function SurveyRowMenu({
  id,
  name,
  href,
  duplicate,
}: {
  id: string;
  name: string;
  href: string;
  /** Makes a draft like it and opens that; null for a role that may not. */
  duplicate: ((state: FormState, form: FormData) => Promise<FormState>) | null;
}) {
  const t = useTranslations("surveyList");
  const copy = async () => {
    const form = new FormData();
    form.set("survey", id);
    const state = await duplicate?.(IDLE, form);
    if (state?.message) say(state.message);
  };
  return (
    <DropdownMenu
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label={t("more", { name })}>
          <Ellipsis size={16} aria-hidden="true" />
        </Button>
      }
    >
      {duplicate ? <MenuItem onSelect={() => startTransition(copy)}>{t("duplicate")}</MenuItem> : null}
      <MenuLink href={`${href}/versions`}>{t("versions")}</MenuLink>
      <MenuLink href={`${href}/export`} download>
        {t("download")}
      </MenuLink>
    </DropdownMenu>
  );
}
