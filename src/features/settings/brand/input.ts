import { z } from "zod";
import { parseColor } from "@/domain/survey/contrast";

export const CORNERS = ["soft", "square", "round"] as const;
export const DARKS = ["auto", "never"] as const;

// The messages are keys of `errors` in the namespace `settings`.

/** What the form of a workspace's brand sends. */
export const brandInput = z.object({
  name: z.string().trim().min(1, "nameMissing").max(100, "brandLong"),
  color: z.string().refine((text) => parseColor(text) !== null && /^#[0-9a-f]{6}$/i.test(text), "brandColor"),
  corner: z.enum(CORNERS, "invalid"),
  dark: z.enum(DARKS, "invalid"),
  /** Whether the logo that stands there stays. */
  logo: z.enum(["keep", "none"]).catch("none"),
});
