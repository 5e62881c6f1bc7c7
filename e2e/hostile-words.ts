/** What an attacker writes into a field, each for another place of a page; none of them may ever be more than words. */
const ATTACKS = [
  `<img src=x onerror=alert(1)>`,
  `"><svg onload=alert(1)>`,
  `<script>alert(1)</script>`,
  `'"--></style></script><script>alert(1)</script>`,
  `</title></textarea><img src=//evil.example/x onerror=alert(1)>`,
  `<a href="javascript:alert(1)">alert(1)</a>`,
  `<iframe srcdoc="<script>parent.alert(1)</script>">`,
  `<math><mi xlink:href="data:x,<script>alert(1)</script>">`,
  `=HYPERLINK("https://evil.example/alert(1)","x")`,
  `<style>@import "//evil.example/alert(1)"</style>`,
  `x" onfocus=alert(1) autofocus x="`,
  `javascript:alert(1)//https://evil.example`,
];

/** By which a page shows that somebody's words are on it. */
export const ATTACK = "alert(1)";
/** Begins a word that no line has room for. */
const LONG = "Donaudampfschiff";

/** One after the other: an attack of at most so many characters, and behind it a word that goes on as long as there is room. */
export function hostileWords(): (most?: number) => string {
  let place = 0;
  return (most = 200) => {
    place += 1;
    const fitting = ATTACKS.filter((one) => one.length + 5 <= most);
    const attack = fitting[place % fitting.length];
    if (attack === undefined) throw new Error(`No attack is as short as ${most}.`);
    return `${attack} ${place} ${LONG}`.padEnd(most, "fahrtsgesellschaft").slice(0, most);
  };
}

/** Every text of a survey in its own language, replaced: titles, options, ends of scales, buttons, endings. */
export function rewrite(node: unknown, word: () => string): unknown {
  if (Array.isArray(node)) return node.map((one) => rewrite(one, word));
  if (typeof node !== "object" || node === null) return node;
  if ("en" in node && typeof node.en === "string") return { en: word() };
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, rewrite(value, word)]));
}
