"use client";

import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { useEffect, useState } from "react";
import { RadioSegments } from "@/ui/radio-segments";

const THEMES = ["system", "light", "dark"] as const;

/** Light, dark, or as the system says; kept on this device. */
export function ThemeChoice({ hideLegend }: { hideLegend?: boolean }) {
  const t = useTranslations("ui.theme");
  const { theme, setTheme } = useTheme();
  const [known, setKnown] = useState(false);
  // The server cannot know what this device remembers; so nothing is marked before the first effect.
  useEffect(() => setKnown(true), []);
  return (
    <RadioSegments
      legend={t("legend")}
      hideLegend={hideLegend}
      name="theme"
      options={THEMES.map((value) => ({ value, label: t(value) }))}
      value={known ? (theme ?? "system") : ""}
      onChoose={setTheme}
    />
  );
}
