import compare from "@/messages/en/compare.json";
import metrics from "@/messages/en/metrics.json";
import ui from "@/messages/en/ui.json";

/** All the app says, in English; the other languages have the same keys. A namespace is a feature's. */
export const en = { compare, metrics, ui };

export type Messages = typeof en;
