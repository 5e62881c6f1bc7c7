import { Ban, Check, CircleSlash, Clock, type LucideIcon, Pause, RotateCcw, TriangleAlert } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import type { DeliveryStanding, WebhookStanding } from "@/features/webhooks/view";
import { Badge } from "@/ui/badge";

const LOOK: Readonly<
  Record<DeliveryStanding | WebhookStanding, readonly [LucideIcon, NonNullable<ComponentProps<typeof Badge>["tone"]>]>
> = {
  active: [Check, "live"],
  paused: [Pause, "muted"],
  disabled: [Ban, "failed"],
  waiting: [Clock, "plain"],
  retrying: [RotateCcw, "worse"],
  delivered: [Check, "live"],
  failed: [TriangleAlert, "failed"],
  gone: [CircleSlash, "muted"],
};

/** The state of a webhook or of a delivery: a mark of its own and the word. */
export function StateMark({ state, children }: { state: DeliveryStanding | WebhookStanding; children: ReactNode }) {
  const [Icon, tone] = LOOK[state];
  return (
    <Badge tone={tone}>
      <Icon size={12} aria-hidden="true" className="shrink-0" />
      {children}
    </Badge>
  );
}
