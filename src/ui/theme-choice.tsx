"use client";

import { useTheme } from "next-themes";
import { useEffect, useState } from "react";
import { RadioSegments } from "@/ui/radio-segments";

const OPTIONS = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

/** Light, dark, or as the system says; kept on this device. */
export function ThemeChoice({ hideLegend }: { hideLegend?: boolean }) {
  const { theme, setTheme } = useTheme();
  const [known, setKnown] = useState(false);
  // The server cannot know what this device remembers; so nothing is marked before the first effect.
  useEffect(() => setKnown(true), []);
  return (
    <RadioSegments
      legend="Colours"
      hideLegend={hideLegend}
      name="theme"
      options={OPTIONS}
      value={known ? (theme ?? "system") : ""}
      onChoose={setTheme}
    />
  );
}
