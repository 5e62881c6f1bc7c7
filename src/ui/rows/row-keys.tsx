"use client";

import { type ReactNode, useRef } from "react";
import { usePageKeys } from "@/ui/rows/use-page-keys";

/** A list whose rows' links (`data-row`) are reached by J and K; Enter opens, as on every link. While somebody types, keys are theirs. */
export function RowKeys({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  usePageKeys((key) => {
    if (key !== "j" && key !== "k") return false;
    const links = [...(box.current?.querySelectorAll<HTMLElement>("a[data-row]") ?? [])];
    const here = links.findIndex((link) => link.matches(":focus"));
    const step = key === "j" ? 1 : -1;
    links[here >= 0 ? here + step : step > 0 ? 0 : links.length - 1]?.focus();
    return true;
  });
  return <div ref={box}>{children}</div>;
}
