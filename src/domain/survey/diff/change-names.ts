/** What a field is called on the screen: by its own name and its parent's, else by its own alone. */
const NAMES: Readonly<Record<string, string>> = {
  title: "Text",
  help: "Help text",
  body: "Text below",
  required: "Required",
  na: "“Not applicable” offered",
  kind: "Kind",
  scale: "Scale",
  banding: "What counts as satisfied or easy",
  anchors: "Ends of the scale",
  layout: "Layout of the scale",
  showIf: "Asked",
  when: "Shown",
  stage: "Stage",
  newScreen: "Begins a new screen",
  other: "“Other” offered",
  shuffle: "Random order",
  pinned: "kept in its place",
  exclusive: "stands alone",
  category: "category",
  weight: "weight",
  critical: "critical",
  min: "Smallest",
  max: "Largest",
  integer: "Whole numbers only",
  unit: "Unit",
  maxLength: "Longest answer",
  locale: "Own language",
  "brand.name": "Brand name",
  "brand.color": "Brand colour",
  "brand.logo": "Logo",
  "brand.corner": "Corners",
  "brand.dark": "Dark devices",
  "page.layout": "Questions a screen",
  "page.progress": "Progress",
  "page.autoAdvance": "Goes on by itself",
  "link.url": "Link, address",
  "link.label": "Link, words",
  "link.follow": "Link, followed by itself",
  "privacy.url": "Privacy link",
  "privacy.text": "Privacy line",
};

/** Lists of things with ids, and what one of them is called. */
const ENTRIES: Readonly<Record<string, string>> = {
  options: "Option",
  rows: "Row",
  categories: "Category",
  variants: "Wording",
  locales: "Language",
  labels: "Words of",
};

/** The name of a field: "Brand colour", "Required"; a field that came later than this table is spelled out. */
export function nameOf(key: string, parent: string | null): string {
  return NAMES[`${parent}.${key}`] ?? NAMES[key] ?? spelledOut(key);
}

/** What one entry of a list is called: "Option". */
export function entryName(list: string): string {
  return ENTRIES[list] ?? spelledOut(list);
}

function spelledOut(key: string): string {
  const words = key.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
