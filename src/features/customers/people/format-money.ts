/** An amount in hundredths in its currency; without one as a plain number. */
export function formatMoney(hundredths: number, currency: string | null, locale: string): string {
  const digits = hundredths % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat(locale, {
    ...(currency === null ? {} : { style: "currency", currency }),
    minimumFractionDigits: digits,
    maximumFractionDigits: 2,
  }).format(hundredths / 100);
}
