const DAY = 86_400_000;
/** Formats of numbers that are dates or times in every workbook, by their ids, the last included. */
const BUILT_IN = [
  { first: 14, last: 22 },
  { first: 27, last: 36 },
  { first: 45, last: 47 },
  { first: 50, last: 58 },
];

/** Whether a number's format shows a date: it has a letter of one outside quotation marks and brackets. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN.some(({ first, last }) => id >= first && id <= last);
  const shown = code.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  return /[dyhs]|m/i.test(shown) && !/^general$/i.test(shown.trim());
}

/**
 * A workbook's number of days as ISO 8601: 1 is 1900-01-01 (and 60 the day that 1900 did not have), or 0 is 1904-01-01. Null
 * for what is no day of an answer.
 */
export function isoOfSerial(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 1 || serial > 2_958_465) return null;
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const at = new Date(epoch + Math.round(serial * 86_400) * 1_000);
  const text = at.toISOString();
  return at.getTime() % DAY === 0 ? text.slice(0, 10) : text.slice(0, 19);
}
