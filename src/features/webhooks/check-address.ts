import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** Inside: this machine and private networks. Reached only where whoever runs Candor allows it. */
const INSIDE = new Set(["loopback", "private", "uniqueLocal", "carrierGradeNat"]);
/** Where clouds keep the metadata of a machine, keys among them, inside instead of link-local. */
const METADATA = new Set(["100.100.100.200", "fd00:ec2::254"]);
/** The part of IPv6 that is given to anybody at all. */
const GLOBAL_V6 = ipaddr.IPv6.parseCIDR("2000::/3");

export type AddressKind = "public" | "inside" | "never";

/** Where an address leads. `never`: no endpoint can be there: the metadata of clouds, link-local, multicast, reserved. */
export function kindOfAddress(address: string): AddressKind {
  if (!ipaddr.isValid(address)) return "never";
  const read = ipaddr.process(address);
  if (METADATA.has(read.toString())) return "never";
  const range = read.range();
  if (INSIDE.has(range)) return "inside";
  if (range !== "unicast") return "never";
  return read instanceof ipaddr.IPv6 && !read.match(GLOBAL_V6) ? "never" : "public";
}

/** An address that nothing is sent to. */
export class RefusedAddress extends Error {
  override readonly name = "RefusedAddress";
  constructor(readonly reason: "private_address" | "not_https") {
    super(reason);
  }
}

/** What may be reached: addresses inside only where allowed, and without TLS only those. */
export interface Reach {
  readonly privateAllowed: boolean;
  readonly secure: boolean;
}

/** Why an address is not reached; null where it is. */
export function refuseAddress(address: string, { privateAllowed, secure }: Reach): RefusedAddress | null {
  const kind = kindOfAddress(address);
  if (kind === "never" || (kind === "inside" && !privateAllowed)) return new RefusedAddress("private_address");
  return kind === "public" && !secure ? new RefusedAddress("not_https") : null;
}

/** Finds all addresses of a name. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

const resolveAll: Resolve = (hostname) => lookup(hostname, { all: true });

/**
 * Resolves names for one connection and refuses it where any of the addresses may not be reached: what is checked is what is
 * connected to, so that a name cannot say one thing when asked and another when used.
 */
export function guardedLookup(reach: Reach, resolve: Resolve = resolveAll): LookupFunction {
  return (hostname, options, callback) => {
    const found = (addresses: LookupAddress[]) => {
      const refused = addresses.map(({ address }) => refuseAddress(address, reach)).find((one) => one !== null);
      if (refused) return callback(refused, []);
      const [first] = addresses;
      if (options.all || first === undefined) return callback(null, addresses);
      callback(null, first.address, first.family);
    };
    resolve(hostname).then(found, (error: Error) => callback(error, []));
  };
}
