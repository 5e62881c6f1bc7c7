"use client";

import ErrorPage from "@/app/error";
import { wasTooSlow } from "@/platform/too-slow";
import { SlowPage } from "@/ui/slow-page";

/** A shared view that could not be made. */
export default function SharedError(failed: { error: Error & { digest?: string }; reset: () => void }) {
  return wasTooSlow(failed.error) ? <SlowPage retry={failed.reset} shared /> : <ErrorPage {...failed} />;
}
