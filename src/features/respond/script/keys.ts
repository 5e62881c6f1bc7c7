import { all } from "@/features/respond/script/dom";

const TYPED = "textarea,select,input:not([type=radio],[type=checkbox])";
let before = { digit: "", at: 0 };

/**
 * Digits choose a score: the one named, in the group that has the focus, else the first; 1 and then 0 within 700 ms is
 * 10. Home and End choose the first and the last of a group. Only chooses, never sends. Keys typed into text, or with a
 * modifier, are left alone.
 */
export function onKey(event: KeyboardEvent): void {
  const target = event.target as HTMLInputElement;
  if (event.ctrlKey || event.metaKey || event.altKey || target.matches(TYPED)) return;
  const radios = all<HTMLInputElement>("main [type=radio]");
  const own = radios.filter(({ name }) => name === target.name);
  const place = event.key === "Home" ? 0 : event.key === "End" ? own.length - 1 : -1;
  const choice = own[place] || scored(event, own[0] ? own : radios);
  if (!choice) return;
  event.preventDefault();
  choice.checked = true;
  choice.focus();
  for (const name of ["input", "change"]) choice.dispatchEvent(new Event(name, { bubbles: true }));
}

function scored({ key, timeStamp }: KeyboardEvent, radios: HTMLInputElement[]): HTMLInputElement | undefined {
  const digit = western(key);
  if (!digit) return undefined;
  const ten = digit === "0" && before.digit === "1" && timeStamp - before.at < 700;
  before = { digit, at: timeStamp };
  const scores = radios.filter(({ value }) => /^\d+$/.test(value));
  const find = (wanted: string) => scores.find(({ name, value }) => name === scores[0]?.name && value === wanted);
  return (ten && find("10")) || find(digit);
}

/** The digit a key means, an Arabic-Indic one too; "" for any other key. */
function western(key: string): string {
  const place = key[1] ? -1 : "0123456789٠١٢٣٤٥٦٧٨٩".indexOf(key);
  return place < 0 ? "" : `${place % 10}`;
}
