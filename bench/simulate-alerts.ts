import { simulateAlerts } from "@/domain/alerts/simulate-alerts";
import { simulateYoung } from "@/domain/alerts/simulate-young";

const RUNS = Number(process.argv[2] ?? 1_000);
const SEED = 8;

/** Prints what `src/domain/alerts/false-alarms.ts` states: `npx tsx bench/simulate-alerts.ts`. A few minutes. */
function main(): void {
  const rows = (["nps", "csat", "ces", "time"] as const).flatMap((kind) =>
    [10, 30, 90].map((weekly) => simulateAlerts({ kind, weekly }, RUNS, SEED)),
  );
  const rounded = rows.map((row) => ({
    ...row,
    falseAlarms: round(row.falseAlarms, 3),
    falseAlarmsError: round(row.falseAlarmsError, 3),
    foundAfter90: Math.round(row.foundAfter90),
  }));
  const young = round(simulateYoung(90, RUNS, SEED), 3);
  process.stdout.write(`${JSON.stringify({ runs: RUNS, seed: SEED, young, rows: rounded }, null, 2)}\n`);
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

main();
