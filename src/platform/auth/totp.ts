import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";

/** What every authenticator app can: RFC 6238 with SHA-1, six digits, half a minute. */
const PERIOD_SECONDS = 30;
const SHAPE = { algorithm: "SHA1", digits: 6, period: PERIOD_SECONDS } as const;
/** As long as the hash, as RFC 4226 asks. */
const SECRET_BYTES = 20;
/** A clock may be wrong by so many half minutes, either way. */
const SKEW = 1;

/** A new secret, to be shared with an authenticator app. */
export function newTotpSecret(): Buffer {
  return randomBytes(SECRET_BYTES);
}

/** The secret as it is typed into an app by hand: base32. */
export function totpText(secret: Buffer): string {
  return shared(secret).base32;
}

/** The address that an app reads out of a QR code; `site` tells one Candor from another in the app's list. */
export function totpUri(secret: Buffer, { site, email }: { readonly site: string; readonly email: string }): string {
  return new TOTP({ ...SHAPE, issuer: `Candor (${site})`, label: email, secret: shared(secret) }).toString();
}

/** The half minute, counted from 1970, whose code this is; null where it is none of now, the one before and the one after. */
export function totpStep(secret: Buffer, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const timestamp = now.getTime();
  const delta = TOTP.validate({ ...SHAPE, secret: shared(secret), token: code, timestamp, window: SKEW });
  return delta === null ? null : TOTP.counter({ period: PERIOD_SECONDS, timestamp }) + delta;
}

function shared(secret: Buffer): Secret {
  return new Secret({ buffer: new Uint8Array(secret).buffer });
}
