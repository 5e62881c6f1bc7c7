import { TOO_SLOW } from "@/db/too-slow";

/** Whether a page could not be made because it took too long, as far as its error reaches the browser. */
export function wasTooSlow(error: { readonly digest?: string }): boolean {
  return error.digest === TOO_SLOW;
}
