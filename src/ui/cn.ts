import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// The theme's own sizes must be known as sizes: else `text-finding` and `text-worse` would cancel each other.
const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["finding", "verdict", "verdict-small", "figure", "hero"],
      shadow: ["raise", "pop", "drawer"],
      font: ["voice"],
    },
  },
});

/** Joins class names; of two that set the same property, the later one wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
