import { expect, it } from "vitest";
import { resolveColors } from "@/ui/charts/resolve-colors";

it("puts values in the place of names", () => {
  const known: Record<string, string> = { "--color-grid": "rgb(1 2 3)" };
  expect(resolveColors('<a fill="var(--color-grid)" stroke="var(--none)"/>', (name) => known[name] ?? "")).toBe(
    '<a fill="rgb(1 2 3)" stroke="currentColor"/>',
  );
});
