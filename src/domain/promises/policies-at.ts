/** What a policy said from an instant on, as far as it matters which one is in force. */
interface Said {
  readonly policyId: string;
  readonly version: number;
  readonly active: boolean;
  readonly position: number;
  readonly validFrom: Date;
}

/**
 * The policies in force at an instant (milliseconds since 1970), in their order: of each policy the last version said of
 * those that are valid by then, without the ones that had been taken out. A version that is valid from an earlier day than
 * the one before it replaces it for that time too.
 */
export function policiesAt<P extends Said>(versions: readonly P[], at: number): P[] {
  const last = new Map<string, P>();
  for (const version of versions) {
    if (version.validFrom.getTime() > at) continue;
    const known = last.get(version.policyId);
    if (known === undefined || known.version < version.version) last.set(version.policyId, version);
  }
  return [...last.values()]
    .filter(({ active }) => active)
    .sort((a, b) => a.position - b.position || (a.policyId < b.policyId ? -1 : 1));
}
