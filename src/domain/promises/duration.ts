import { readNumber, westernNumerals } from "@/domain/typed/read-number";

/** The longest promise: a year. */
const LONGEST_MINUTES = 525_600;

const HOURS = /^(?:h|hr|hrs|hour|hours|std|stunde|stunden|س|ساعة|ساعات)\.?$/i;
const MINUTES = /^(?:|m|min|mins|minute|minutes|minuten|د|دقيقة|دقائق)\.?$/i;

/**
 * Minutes from what somebody wrote: "90", "90 min", "1 h 30", "1:30", "1.5 h", "8 Std". Null for what is no duration, for
 * nothing, and for more than a year. Days are not taken: of business hours nobody knows how long one is.
 */
export function readDuration(text: string): number | null {
  const plain = westernNumerals(text.trim());
  const clock = /^(\d{1,4}):([0-5]\d)$/.exec(plain);
  if (clock) return within(Number(clock[1]) * 60 + Number(clock[2]));
  const parts = /^(?:(\d+(?:[.,]\d+)?)\s*([^\d\s.,]+\.?)\s*)?(?:(\d+(?:[.,]\d+)?)\s*([^\d\s.,]*\.?))?$/.exec(plain);
  if (parts === null || plain === "") return null;
  const pieces = [
    [parts[1], parts[2] ?? ""],
    [parts[3], parts[4] ?? ""],
  ] as const;
  let minutes = 0;
  for (const [amount, unit] of pieces) {
    if (amount === undefined) continue;
    // Of a length of time nobody writes thousands: its comma is a decimal one.
    const number = readNumber(amount, { locale: "de" }) ?? Number.NaN;
    if (HOURS.test(unit)) minutes += number * 60;
    else if (MINUTES.test(unit)) minutes += number;
    else return null;
  }
  return within(Math.round(minutes));
}

/** Minutes as `readDuration` reads them in every language: "1 h 30 min". */
export function writeDuration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : "", rest > 0 || hours === 0 ? `${rest} min` : ""].filter(Boolean).join(" ");
}

function within(minutes: number): number | null {
  return minutes >= 1 && minutes <= LONGEST_MINUTES ? minutes : null;
}
