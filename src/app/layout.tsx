import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import "./globals.css";
import { directionOf } from "@/platform/i18n/locale";
import { BaseWords } from "@/ui/client-words";
import { fontClasses } from "@/ui/fonts";
import { ThemeProvider } from "@/ui/theme-provider";
import { Toaster } from "@/ui/toaster";

export const metadata: Metadata = {
  title: { default: "Candor", template: "%s · Candor" },
  description: "Asks customers how it went, and says what is real and how sure it is.",
  robots: { index: false, follow: false },
  applicationName: "Candor",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#131c1c" },
  ],
};

/** The frame of every app page. The public survey page is not a React page and never sees it. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    // The theme's class is set on <html> before React wakes up, hence the one tolerated difference.
    <html lang={locale} dir={directionOf(locale)} className={fontClasses} suppressHydrationWarning>
      <body>
        <ThemeProvider nonce={nonce}>
          <BaseWords>
            {children}
            <Toaster />
          </BaseWords>
        </ThemeProvider>
      </body>
    </html>
  );
}
