import type { Unit } from "@/domain/metrics/metric-id";
import type { Reading } from "@/domain/metrics/reading";

/** The real minus sign, U+2212; a hyphen is too short and breaks lines. */
export const MINUS = "\u2212";

/** Under this many answers a reading is said in counts, not as a score. */
export const COUNTS_BELOW = 10;

/** How a number is to be printed. */
export interface NumberStyle {
  readonly locale?: string;
  /** Default: 0 for points, percent and minutes, 1 for scores. */
  readonly decimals?: number;
  /** A plus before positive numbers: default for points and for differences. */
  readonly signed?: boolean;
}

/**
 * Rounds half away from zero (−12.5 → −13, where `Math.round` gives −12), once, at display.
 * Works on the shortest decimal form, so that 1.005 with two decimals is 1.01.
 */
export function roundHalfAway(value: number, decimals = 0): number {
  if (!Number.isFinite(value)) return value;
  const [mantissa = "0", exponent = "0"] = Math.abs(Number(value.toPrecision(15)))
    .toExponential()
    .split("e");
  const scaled = Number(`${mantissa}e${Number(exponent) + decimals}`);
  if (scaled >= Number.MAX_SAFE_INTEGER) return value;
  const rounded = Number(`${Math.floor(scaled + 0.5)}e${-decimals}`);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/** Decimals a unit is shown with unless asked otherwise. */
export function decimalsOf(unit: Unit): number {
  return unit === "score" ? 1 : 0;
}

/**
 * A value with its unit for the screen: "+40", "−13", "82%" (per locale), "5.1", "1 h 28 min". Null is "—".
 * Rounded half away from zero; the minus is U+2212.
 */
export function formatValue(value: number | null, unit: Unit, style: NumberStyle = {}): string {
  if (value === null || !Number.isFinite(value)) return "—";
  if (unit === "minutes") return formatMinutes(value, style.locale);
  const { locale, decimals = decimalsOf(unit), signed = unit === "points" } = style;
  return formatRounded(value, { locale, decimals, signed, percent: unit === "percent" });
}

/** A plain number without unit: "37", "−4.5", "1,436". */
export function formatNumber(value: number, style: NumberStyle = {}): string {
  return formatRounded(value, style);
}

/**
 * Minutes as people say them: "45 s", "9 min 30 s", "4 h 10 min", "2 d 3 h"; in another language with its own short units
 * ("4 Std. 10 Min."). Seconds only under ten minutes.
 */
export function formatMinutes(minutes: number, locale = "en"): string {
  if (!Number.isFinite(minutes)) return "—";
  const sign = minutes < 0 ? MINUS : "";
  const size = Math.abs(minutes);
  const parts = (...pairs: readonly (readonly [number, TimeUnit])[]) =>
    sign +
    pairs
      .filter(([value], i) => value > 0 || i === 0)
      .map(([value, unit]) => formatTime(value, unit, locale))
      .join(" ");
  const seconds = roundHalfAway(size * 60);
  if (seconds === 0) return formatTime(0, "minute", locale);
  if (seconds < 60) return parts([seconds, "second"]);
  if (seconds < 600) return parts([Math.floor(seconds / 60), "minute"], [seconds % 60, "second"]);
  const whole = roundHalfAway(size);
  if (whole < 60) return parts([whole, "minute"]);
  if (whole < 2880) return parts([Math.floor(whole / 60), "hour"], [whole % 60, "minute"]);
  const hours = roundHalfAway(size / 60);
  return parts([Math.floor(hours / 24), "day"], [hours % 24, "hour"]);
}

/** How precisely a reading may be said. `counts`: under 10 answers; `rough`: wide interval; `plain`; `none`: nothing to say. */
export type Precision = "none" | "counts" | "rough" | "plain";

/**
 * The words of precision: under 10 answers counts instead of a score; "rough" while half the interval exceeds
 * 15 points (NPS) or 10 percentage points (shares). Scores on other scales and times are never called rough.
 */
export function precisionOf(reading: Pick<Reading, "value" | "n" | "interval">, unit: Unit): Precision {
  if (reading.value === null) return "none";
  if (reading.n < COUNTS_BELOW) return "counts";
  const limit = unit === "points" ? 15 : unit === "percent" ? 10 : Number.POSITIVE_INFINITY;
  const half = reading.interval === null ? 0 : (reading.interval.high - reading.interval.low) / 2;
  return half > limit ? "rough" : "plain";
}

/** Two values and their change, printed so that they agree. */
export interface ChangeFigures {
  readonly current: string;
  readonly previous: string;
  readonly difference: string;
  /** Decimals all three were printed with. */
  readonly decimals: number;
}

/**
 * Prints current, previous and difference. Where the rounded figures would contradict the rounded change
 * (43.6 → 41.4 would print 44 → 41, −2) all three get one decimal more.
 */
export function changeFigures(
  current: number | null,
  previous: number | null,
  difference: number | null,
  unit: Unit,
  locale?: string,
): ChangeFigures {
  const base = decimalsOf(unit);
  const contradicts =
    current !== null &&
    previous !== null &&
    difference !== null &&
    unit !== "minutes" &&
    Math.abs(roundHalfAway(current, base) - roundHalfAway(previous, base) - roundHalfAway(difference, base)) > 1e-9;
  const decimals = contradicts ? base + 1 : base;
  return {
    current: formatValue(current, unit, { locale, decimals }),
    previous: formatValue(previous, unit, { locale, decimals }),
    difference:
      difference === null || unit === "minutes"
        ? formatValue(difference, unit, { locale })
        : formatNumber(difference, { locale, decimals, signed: true }),
    decimals,
  };
}

/** How a number is written out; `percent` takes 0…100. */
interface WrittenStyle extends NumberStyle {
  readonly percent?: boolean;
}

function formatRounded(value: number, { locale = "en", decimals = 0, signed = false, percent = false }: WrittenStyle) {
  const rounded = roundHalfAway(value, decimals);
  const text = formatter({ locale, decimals, signed, percent }).format(percent ? rounded / 100 : rounded);
  return text.replace("-", MINUS);
}

type TimeUnit = keyof typeof ENGLISH_UNITS;
const ENGLISH_UNITS = { second: "s", minute: "min", hour: "h", day: "d" };

function formatTime(value: number, unit: TimeUnit, locale: string): string {
  if (locale.startsWith("en")) return `${formatRounded(value, { locale })} ${ENGLISH_UNITS[unit]}`;
  return unitFormatter(locale, unit).format(value);
}

const unitFormatters = new Map<string, Intl.NumberFormat>();

function unitFormatter(locale: string, unit: TimeUnit): Intl.NumberFormat {
  const key = `${locale}|${unit}`;
  const known = unitFormatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" });
  unitFormatters.set(key, made);
  return made;
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatter({ locale, decimals, signed, percent }: Required<WrittenStyle>): Intl.NumberFormat {
  const key = `${locale}|${decimals}|${signed}|${percent}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, {
    style: percent ? "percent" : "decimal",
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: signed ? "exceptZero" : "negative",
  });
  formatters.set(key, made);
  return made;
}
