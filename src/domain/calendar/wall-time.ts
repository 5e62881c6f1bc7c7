import { TZDate } from "@date-fns/tz";

/** A day and time as a clock on a wall shows them: "2026-03-29T02:30". */
const WALL = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::\d\d)?$/;

/**
 * The instant at which a clock in a zone shows this day and time, or why there is none: `unreadable`, or in the gap of a
 * change of clocks, then with the first time after it. Where clocks go back and show it twice, it is the first of the two.
 */
export function instantOfWall(
  text: string,
  zone: string,
):
  | { readonly kind: "instant"; readonly at: Date }
  | { readonly kind: "unreadable" }
  | { readonly kind: "gap"; readonly next: string } {
  const parts = WALL.exec(text)?.slice(1).map(Number);
  if (!parts) return { kind: "unreadable" };
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0] = parts;
  const plain = new Date(Date.UTC(year, month - 1, date, hour, minute));
  const wanted = text.slice(0, 16);
  if (plain.toISOString().slice(0, 16) !== wanted) return { kind: "unreadable" };
  const near = new TZDate(year, month - 1, date, hour, minute, zone).getTime();
  // Clocks change by at most three hours, at whole quarters: the first instant around that shows the time is the one.
  for (let at = near - 3 * HOUR; at <= near + 3 * HOUR; at += QUARTER) {
    const shown = wallOf(new Date(at), zone);
    if (shown === wanted) return { kind: "instant", at: new Date(at) };
    if (shown > wanted) return { kind: "gap", next: shown };
  }
  return { kind: "unreadable" };
}

/** What a clock in a zone shows at an instant, to the minute: "2026-03-29T03:30". */
export function wallOf(at: Date, zone: string): string {
  const local = new TZDate(at.getTime(), zone);
  const two = (n: number) => String(n).padStart(2, "0");
  const day = `${String(local.getFullYear()).padStart(4, "0")}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
  return `${day}T${two(local.getHours())}:${two(local.getMinutes())}`;
}

const HOUR = 3_600_000;
const QUARTER = 900_000;
