"use client";

import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/ui/button";
import { saveFigure } from "@/ui/charts/save-figure";
import { DropdownMenu, MenuItem } from "@/ui/dropdown-menu";

/** Saves the figure around it as a picture, with heading, caption and source. */
export function SaveMenu({ fileName, disabled }: { fileName: string; disabled?: boolean }) {
  const t = useTranslations("ui.chart");
  const locale = useLocale();
  const button = useRef<HTMLButtonElement>(null);
  const save = async (kind: "svg" | "png") => {
    const figure = button.current?.closest("figure");
    const day = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { dateStyle: "medium" }).format(new Date());
    const saved = t("saved", { day });
    if (figure) await saveFigure(figure, kind, { fileName, saved });
  };
  return (
    <DropdownMenu
      trigger={
        <Button ref={button} variant="ghost" size="sm" className="font-normal text-xs" disabled={disabled}>
          <Download size={14} strokeWidth={1.6} aria-hidden="true" />
          {t("save")}
        </Button>
      }
    >
      <MenuItem onSelect={() => save("png")}>{t("png")}</MenuItem>
      <MenuItem onSelect={() => save("svg")}>{t("svg")}</MenuItem>
    </DropdownMenu>
  );
}
