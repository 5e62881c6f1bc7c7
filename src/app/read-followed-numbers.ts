import type { NumberReader } from "@/features/alerts/number-reader";
import { findMovedGroup } from "@/features/dashboards/weekly/find-moved-group";
import { readWeekly } from "@/features/dashboards/weekly/read-weekly";

/** Alerts judge what the dashboards show: the same tallies, the same suppression, the same breaks. */
export const readFollowedNumbers: NumberReader = { weekly: readWeekly, moved: findMovedGroup };
