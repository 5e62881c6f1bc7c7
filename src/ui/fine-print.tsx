/** What ends a page of numbers: when they were computed, of whose time, what was left out. */
export function FinePrint({ lines }: { lines: readonly string[] }) {
  return (
    <footer className="mt-8 flex flex-wrap gap-x-5 gap-y-1 border-border border-t pt-2.5 text-muted-foreground text-xs">
      {lines.map((line) => (
        <bdi key={line}>{line}</bdi>
      ))}
    </footer>
  );
}
