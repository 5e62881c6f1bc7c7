import { useTranslations } from "next-intl";

/** One row of the picture: a score with its interval on a scale of its own. Positions in a drawing 640 wide. */
function Row({
  y,
  title,
  range,
  low,
  width,
  at,
  strong,
}: {
  y: number;
  title: string;
  range: string;
  low: number;
  width: number;
  at: number;
  strong?: boolean;
}) {
  return (
    <>
      <text x="0" y={y} fill="var(--foreground)" fontWeight="600">
        {title}
      </text>
      <text x="640" y={y} textAnchor="end" fill="var(--muted-foreground)">
        {range}
      </text>
      <line x1="0" x2="640" y1={y + 30} y2={y + 30} stroke="var(--border)" />
      <rect
        x={low}
        y={y + 21}
        width={width}
        height="18"
        rx="2"
        fill={strong ? "var(--chart-1)" : "var(--same-mark)"}
        opacity=".34"
      />
      <rect
        x={at - 2}
        y={y + 14}
        width="4"
        height="32"
        rx="2"
        fill={strong ? "var(--chart-1)" : "var(--muted-foreground)"}
      />
    </>
  );
}

function Scale({ y, labels }: { y: number; labels: readonly string[] }) {
  const step = 592 / (labels.length - 1);
  return labels.map((label, index) => (
    <text key={label} x={24 + index * step} y={y} textAnchor="middle" fill="var(--muted-foreground)">
      {label}
    </text>
  ));
}

/** What Candor does differently, shown on one example: two scores that differ, and a difference that may be chance. */
export function IsItReal() {
  const t = useTranslations("access.real");
  const metrics = useTranslations("metrics");
  const range = (n: number, low: string, high: string) =>
    t("range", { answers: metrics("answers", { n }), between: metrics("between", { low, high }) });
  return (
    <figure className="max-w-2xl">
      <h2 className="font-medium font-voice text-[2.5rem] leading-tight">{t("title")}</h2>
      <p className="mt-2 text-lg text-muted-foreground">{t("lead")}</p>
      <svg viewBox="0 0 640 346" role="img" aria-label={t("label")} direction="ltr" className="mt-12 w-full text-base">
        <Row y={26} title={t("before")} range={range(1197, "31", "39")} low={233} width={172} at={320} />
        <Row y={110} title={t("after")} range={range(1284, "34", "42")} low={294} width={166} at={379} strong />
        <Scale y={182} labels={["+20", "+30", "+40", "+50"]} />
        <line x1="0" x2="640" y1="214" y2="214" stroke="var(--border)" />
        <line x1="320" x2="320" y1="266" y2="318" stroke="var(--subtle-foreground)" />
        <Row
          y={260}
          title={t("difference")}
          range={metrics("between", { low: "−3", high: "+9" })}
          low={260}
          width={238}
          at={379}
        />
        <Scale y={338} labels={["−15", "−10", "−5", "0", "+5", "+10", "+15"]} />
      </svg>
      <figcaption className="mt-8 text-balance font-medium font-voice text-[1.35rem] leading-8">
        {t("caption")}
      </figcaption>
    </figure>
  );
}
