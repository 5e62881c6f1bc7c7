"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** A list whose rows' links are reached by J and K; Enter opens, as on every link. While somebody types, keys are theirs. */
export function RowKeys({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
      if (step === 0 || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
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

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
