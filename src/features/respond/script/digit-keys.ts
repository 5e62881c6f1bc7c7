const PAUSE = 700;
let before = { digit: "", at: 0 };

/**
 * Digits choose a score: the one named, in the group that has the focus, else the first; 1 and then 0 within 700 ms is
 * 10. Only chooses, never sends. Keys typed into text, or with a modifier, are left alone.
 */
export function onKey(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  const typing =
    /^(TEXTAREA|SELECT)$/.test(target.tagName) ||
    (target instanceof HTMLInputElement && !/radio|checkbox/.test(target.type));
  const digit = western(event.key);
  if (typing || !digit || event.ctrlKey || event.metaKey || event.altKey) return;
  const ten = digit === "0" && before.digit === "1" && event.timeStamp - before.at < PAUSE;
  before = { digit, at: event.timeStamp };
  const group = target instanceof HTMLInputElement ? target.name : "";
  const scores = Array.from(document.querySelectorAll<HTMLInputElement>("main input[type=radio]")).filter((one) =>
    /^\d+$/.test(one.value),
  );
  const own = scores.filter((one) => one.name === group);
  const name = (own[0] || scores[0])?.name;
  const find = (value: string) => scores.find((one) => one.name === name && one.value === value);
  const choice = (ten && find("10")) || find(digit);
  if (!choice) return;
  event.preventDefault();
  choice.checked = true;
  choice.focus();
  choice.dispatchEvent(new Event("input", { bubbles: true }));
}

/** The digit a key means, Arabic-Indic, Persian and full-width ones too; "" for any other key. */
function western(key: string): string {
  if (key.length !== 1) return "";
  const code = key.charCodeAt(0);
  const zero = [0x30, 0x660, 0x6f0, 0xff10].find((one) => code >= one && code < one + 10);
  return zero === undefined ? "" : String(code - zero);
}
