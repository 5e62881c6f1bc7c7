import os from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = {
  "@": path.resolve(import.meta.dirname, "src"),
  // The package throws outside of React's server condition; tests are the server.
  "server-only": path.resolve(import.meta.dirname, "node_modules/server-only/empty.js"),
};
const everywhere = ["node_modules/**", ".next/**", "build/**", "e2e/**"];

export default defineConfig({
  resolve: { alias },
  test: {
    // Vitest leaves one core free, which on two cores is half of what there is.
    maxWorkers: Math.max(2, os.availableParallelism() - 1),
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["{src,drizzle,bench,scripts}/**/*.test.{ts,tsx}"],
          exclude: [...everywhere, "**/*.db.test.ts"],
          // They are pure: one world for all of them loads each module once, in a third of the processor's time.
          isolate: false,
          // This ends one that hangs, not one on a busy machine.
          testTimeout: 20_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "db",
          include: ["{src,drizzle,bench}/**/*.db.test.ts"],
          exclude: everywhere,
          globalSetup: ["src/db/testing/global-setup.ts"],
          setupFiles: ["src/platform/testing/fresh-world.ts"],
          isolate: false,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
