"use client";

import { type ComponentProps, useEffect, useRef } from "react";

/**
 * A form that keeps what was typed when its action has ended. React clears every form then, also where the action refused
 * what it was sent. `keep` false: it is cleared this time, because what it sent was taken. The buttons still know that it is
 * on its way, and without a script it is sent as every other.
 */
export function KeptForm({ keep = true, ...props }: ComponentProps<"form"> & { keep?: boolean }) {
  const form = useRef<HTMLFormElement>(null);
  const keeps = useRef(keep);
  keeps.current = keep;
  useEffect(() => {
    const element = form.current;
    // Not React's own `onReset`: React clears the form while it hears no events.
    const stay = (event: Event) => keeps.current && event.preventDefault();
    element?.addEventListener("reset", stay);
    return () => element?.removeEventListener("reset", stay);
  }, []);
  return <form {...props} ref={form} />;
}
