"use client";

import { ThemeProvider as NextThemesProvider } from "next-themes";
import type { ReactNode } from "react";

/**
 * Light or dark: follows the system until the person chooses, and remembers the choice on this device.
 * `nonce` lets its one inline script (which sets the class before the first paint) through the content security policy.
 */
export function ThemeProvider({ nonce, children }: { nonce?: string; children: ReactNode }) {
  return (
    <NextThemesProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      enableColorScheme={false}
      disableTransitionOnChange
      storageKey="candor-theme"
      nonce={nonce}
    >
      {children}
    </NextThemesProvider>
  );
}
