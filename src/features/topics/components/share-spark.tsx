const WIDTH = 96;
const HEIGHT = 20;

/** How a share went through the days, as small bars from zero; days without comments are gaps. The table beside it says the ends. */
export function ShareSpark({
  parts,
  most,
  label,
  wide,
}: {
  parts: readonly (number | null)[];
  most: number;
  label: string;
  /** As wide as its place, and three times as high. */
  wide?: boolean;
}) {
  if (parts.length === 0) return null;
  const step = WIDTH / parts.length;
  return (
    <svg
      role="img"
      aria-label={label}
      width={wide ? "100%" : WIDTH}
      height={wide ? 3 * HEIGHT : HEIGHT}
      preserveAspectRatio={wide ? "none" : undefined}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="block overflow-visible"
    >
      <line x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} stroke="var(--color-border)" />
      {parts.map((part, place) => {
        const height = part === null || most === 0 ? 0 : Math.max(part > 0 ? 1 : 0, (part / most) * HEIGHT);
        const x = place * step + 0.5;
        return (
          <rect
            key={x}
            x={x}
            y={HEIGHT - height}
            width={Math.max(1, step - 1.5)}
            height={height}
            fill="var(--color-chart-1)"
          />
        );
      })}
    </svg>
  );
}
