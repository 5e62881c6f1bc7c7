import metrics from "@/messages/ar/metrics.json";
import ui from "@/messages/ar/ui.json";
import type { Messages } from "@/messages/en";

export const ar: Messages = { metrics, ui };
