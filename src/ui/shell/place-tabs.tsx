"use client";

import { usePathname } from "next/navigation";
import { currentPlace, type Place } from "@/ui/shell/place";
import { TabLinks } from "@/ui/tab-links";

/** The parts of one place as tabs above its pages; the one that the page belongs to is current. */
export function PlaceTabs({ label, tabs }: { label: string; tabs: readonly Omit<Place, "icon">[] }) {
  const current = currentPlace(tabs, usePathname());
  return (
    <div className="flex min-h-10 items-center border-border border-b px-4 py-1 sm:px-6 print:hidden">
      <TabLinks label={label} tabs={tabs.map((tab) => ({ ...tab, current: tab === current }))} />
    </div>
  );
}
