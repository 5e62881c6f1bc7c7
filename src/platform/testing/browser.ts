import { ADDRESS_HEADER } from "@/platform/screen-door";

/**
 * Who asks, from which site's page, and for what: what `next/headers` says in tests. One for all files of a worker, which share the
 * modules that once asked it.
 */
export const browser = { cookie: "", origin: "http://localhost:3000", page: "" };

/** Stands in for `next/headers`, which knows no request here. */
export const nextHeaders = {
  cookies: async () => ({ get: () => ({ value: browser.cookie }), set: () => {} }),
  headers: async () => new Headers({ origin: browser.origin, host: "localhost:3000", [ADDRESS_HEADER]: browser.page }),
};
