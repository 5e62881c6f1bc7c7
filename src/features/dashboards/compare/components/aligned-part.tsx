import type { AlignedView } from "@/features/dashboards/compare/describe-aligned";
import { AlignedChart } from "@/ui/charts/aligned-chart";
import { Section } from "@/ui/section";

/** Both sides over time on one axis, each from its own first day. */
export function AlignedPart({ view }: { view: AlignedView | null }) {
  if (view === null) return null;
  const { title, ...chart } = view;
  return (
    <Section title={title} id="trend" className="md:col-span-2">
      <AlignedChart {...chart} fileName={title} className="mt-1" />
    </Section>
  );
}
