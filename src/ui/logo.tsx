/** The mark: an interval with its value, which is what Candor draws under every number. Decorative. */
export function Logo({ size = 20, className }: { size?: number; className?: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" className={className}>
      <rect x="1" y="9" width="18" height="2" rx="1" fill="var(--color-primary)" opacity=".45" />
      <rect x="4" y="6" width="12" height="8" rx="1.5" fill="var(--color-primary)" opacity=".28" />
      <rect x="8.5" y="2" width="3" height="16" rx="1.5" fill="var(--color-primary)" />
    </svg>
  );
}
