/**
 * Replaces every `var(--name)` in SVG text by what `lookup` gives for the name, so that the file stands alone. A name without
 * a value becomes `currentColor`.
 */
export function resolveColors(svg: string, lookup: (name: string) => string): string {
  return svg.replace(/var\((--[a-z0-9-]+)\)/gi, (_, name: string) => lookup(name) || "currentColor");
}
