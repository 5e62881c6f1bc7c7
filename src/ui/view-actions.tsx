"use client";

import { Bookmark, Download, Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { DropdownMenu, MenuItem } from "@/ui/dropdown-menu";

/**
 * What one takes along from a view: a link to it, its numbers as a file, its pages on paper. For a `ScopeBar`'s end. Links to
 * files have no `download`: the server's reply says that it is to be saved, and one that says why there is none is shown.
 */
export function ViewActions({
  share,
  save = null,
  csv,
  xlsx,
}: {
  share: string | null;
  /** Where the view gets a name; null for who may not, or where it has none. */
  save?: string | null;
  csv: string;
  xlsx: string;
}) {
  const t = useTranslations("ui.view");
  return (
    <>
      {save ? (
        <ButtonLink href={save} variant="quiet" size="sm" aria-label={t("save")}>
          <Bookmark size={14} strokeWidth={1.6} aria-hidden="true" />
          <span className="max-lg:hidden">{t("save")}</span>
        </ButtonLink>
      ) : null}
      {share ? (
        <ButtonLink href={share} variant="quiet" size="sm" aria-label={t("share")}>
          <Link2 size={14} strokeWidth={1.6} aria-hidden="true" />
          <span className="max-sm:hidden">{t("share")}</span>
        </ButtonLink>
      ) : null}
      <DropdownMenu
        trigger={
          <Button variant="quiet" size="sm" aria-label={t("download")}>
            <Download size={14} strokeWidth={1.6} aria-hidden="true" />
            <span className="max-sm:hidden">{t("download")}</span>
          </Button>
        }
      >
        <MenuItem asChild>
          <a href={xlsx}>{t("xlsx")}</a>
        </MenuItem>
        <MenuItem asChild>
          <a href={csv}>{t("csv")}</a>
        </MenuItem>
        <MenuItem onSelect={() => window.print()}>{t("print")}</MenuItem>
      </DropdownMenu>
    </>
  );
}
