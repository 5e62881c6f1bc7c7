/** The groups of the palette, in the order they are shown in; what was opened last stands before them. */
export const PALETTE_GROUPS = ["places", "actions", "surveys", "goals", "settings", "meanings"] as const;
export type PaletteGroup = (typeof PALETTE_GROUPS)[number];

/** One thing to go to. */
export interface PaletteItem {
  readonly group: PaletteGroup;
  readonly href: string;
  readonly label: string;
  /** Small, at the end: "Live". */
  readonly note?: string | undefined;
}

export interface MatchedGroup {
  readonly group: PaletteGroup | "recent";
  readonly items: readonly PaletteItem[];
}

const RECENT = 4;
const MOST_A_GROUP = 8;
/** What stands there before anything is typed. */
const AT_FIRST: readonly PaletteGroup[] = ["places", "actions"];

/**
 * The items that hold every word typed, by group; those whose label begins with it first. Case and accents do not matter.
 * Before anything is typed: what was opened last, then places and actions.
 */
export function matchItems(items: readonly PaletteItem[], typed: string, recent: readonly string[]): MatchedGroup[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    const opened = recent
      .flatMap((href) => items.find((item) => item.href === href) ?? [])
      .filter((item) => !AT_FIRST.includes(item.group))
      .slice(0, RECENT);
    const first = AT_FIRST.map((group) => ({ group, items: items.filter((item) => item.group === group) }));
    return [{ group: "recent" as const, items: opened }, ...first].filter((one) => one.items.length > 0);
  }
  const ranked = items.flatMap((item) => {
    const label = plain(item.label);
    if (!words.every((word) => label.includes(word))) return [];
    return [{ item, rank: label.startsWith(words.join(" ")) ? 0 : startsWord(label, words[0] ?? "") ? 1 : 2 }];
  });
  ranked.sort((a, b) => a.rank - b.rank);
  return PALETTE_GROUPS.map((group) => ({
    group,
    items: ranked.flatMap(({ item }) => (item.group === group ? [item] : [])).slice(0, MOST_A_GROUP),
  })).filter((one) => one.items.length > 0);
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

function startsWord(label: string, word: string): boolean {
  return label.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word));
}
