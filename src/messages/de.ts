import compare from "@/messages/de/compare.json";
import metrics from "@/messages/de/metrics.json";
import ui from "@/messages/de/ui.json";
import type { Messages } from "@/messages/en";

export const de: Messages = { compare, metrics, ui };
