"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { isPageKey } from "@/ui/rows/is-typing";

/** A list whose rows' links (`data-row`) are reached by J and K; Enter opens, as on every link. While somebody types, keys are theirs. */
export function RowKeys({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = { j: 1, k: -1 }[event.key.toLowerCase()];
      if (step === undefined || !isPageKey(event)) return;
      const links: (HTMLElement | null)[] = [...(box.current?.querySelectorAll<HTMLElement>("a[data-row]") ?? [])];
      const here = links.findIndex((link) => link?.matches(":focus"));
      const next = here < 0 ? (step > 0 ? 0 : links.length - 1) : here + step;
      links[next]?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return <div ref={box}>{children}</div>;
}
