import { isIPv4 } from "node:net";
import ipaddr from "ipaddr.js";
import { LRUCache } from "lru-cache";

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = [Address, number];

/** The parts of a request that say where it came from. */
export interface AddressSource {
  /** Address of the other end of the connection, or null where the runtime does not say. */
  peer: string | null;
  forwardedFor: string | null;
}

/**
 * Parses `TRUSTED_PROXIES`: addresses and CIDR ranges. Entries that are neither are dropped, so a typing
 * error trusts less, never more.
 */
export function parseProxies(entries: readonly string[]): Range[] {
  return entries.flatMap((entry): Range[] => {
    if (ipaddr.isValidCIDR(entry)) return [ipaddr.parseCIDR(entry)];
    const address = parseAddress(entry);
    return address === null ? [] : [[address, address.kind() === "ipv4" ? 32 : 128]];
  });
}

/** Whether the other end of a connection is one of the trusted proxies. */
export function isTrusted(peer: string | null, proxies: readonly Range[]): boolean {
  const address = peer === null ? null : parseAddress(peer);
  return address !== null && isAmong(address, proxies);
}

function isAmong(address: Address, ranges: readonly Range[]): boolean {
  return ranges.some(([range, bits]) => address.kind() === range.kind() && address.match(range, bits));
}

/**
 * The address a request came from.
 *
 * `X-Forwarded-For` counts only when the connection itself comes from a trusted proxy; then the list is read from
 * its end, past further trusted proxies, to the first address that no proxy of ours vouches for. What a client wrote
 * in front of that is ignored. Returns "unknown" where nothing is known.
 */
export function clientAddress(source: AddressSource, proxies: readonly Range[]): string {
  let current = source.peer === null ? null : parseAddress(source.peer);
  if (current === null) return "unknown";
  if (source.forwardedFor === null || !isAmong(current, proxies)) return current.toString();
  for (const hop of source.forwardedFor.split(",").reverse()) {
    const address = parseAddress(hop.trim());
    if (address === null) break;
    current = address;
    if (!isAmong(current, proxies)) break;
  }
  return current.toString();
}

/**
 * What a limit is counted by: the address itself for IPv4, its /64 for IPv6, since one household or one attacker
 * owns a whole /64.
 */
export function addressBucket(address: string): string {
  if (isIPv4(address)) return address;
  const parsed = parseAddress(address);
  if (parsed === null || !(parsed instanceof ipaddr.IPv6)) return address;
  return `${parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
}

/** What texts were read as; the same few addresses come with every request, and reading one costs more than a limit. */
const known = new LRUCache<string, { readonly address: Address | null }>({ max: 10_000 });
/** The longest address with brackets and port is shorter; longer texts are not worth remembering. */
const LONGEST_REMEMBERED = 64;

/** Reads an address, without brackets or port; an IPv4 address written as IPv6 becomes IPv4. */
function parseAddress(text: string): Address | null {
  // The usual case, read without the expressions that the others need.
  if (isIPv4(text)) return new ipaddr.IPv4(text.split(".").map(Number));
  const remembered = known.get(text);
  if (remembered) return remembered.address;
  const bare = text
    .trim()
    .replace(/^\[([^\]]+)\](:\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
  const address = ipaddr.isValid(bare) ? ipaddr.process(bare) : null;
  if (text.length <= LONGEST_REMEMBERED) known.set(text, { address });
  return address;
}
