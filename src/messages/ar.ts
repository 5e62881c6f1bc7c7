import compare from "@/messages/ar/compare.json";
import metrics from "@/messages/ar/metrics.json";
import ui from "@/messages/ar/ui.json";
import type { Messages } from "@/messages/en";

export const ar: Messages = { compare, metrics, ui };
