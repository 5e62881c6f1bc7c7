"use client";

import { startTransition, useEffect, useState } from "react";

const PAUSE_MS = 180;

/**
 * A value that follows at once, but while one types only after a short pause: looking over 200 questions takes longer than
 * the next letter does to come.
 */
export function useSettled<T>(value: T, typing: boolean): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (!typing) return setSettled(value);
    const timer = setTimeout(() => startTransition(() => setSettled(value)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value, typing]);
  return typing ? settled : value;
}
