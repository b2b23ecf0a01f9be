/**
 * The round window of the Khuê Văn pavilion: a lacquered frame, the open circle, and the bars
 * that spread from it like the rays of the star Khuê.
 */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" fill="none" stroke="var(--mantine-color-brick-7)" aria-hidden="true">
      <rect x="3" y="3" width="42" height="42" rx="4" strokeWidth="3" />
      <circle cx="24" cy="24" r="9.5" strokeWidth="3.5" />
      <path d={bars(16, 13, 17.2)} strokeWidth="2.25" strokeLinecap="round" />
    </svg>
  );
}

/** The same window drawn large and fine, as the picture of the sign-in page. */
export function Window() {
  return (
    <svg viewBox="0 0 48 48" fill="none" stroke="#ffdcae" aria-hidden="true">
      <circle cx="24" cy="24" r="7.6" fill="#ffdcae" fillOpacity="0.07" strokeOpacity="0.7" strokeWidth="0.35" />
      <circle cx="24" cy="24" r="8.6" strokeOpacity="0.35" strokeWidth="0.12" />
      <path d={bars(48, 9.6, 24)} strokeOpacity="0.22" strokeWidth="0.14" />
      <path d={bars(16, 9.6, 24)} strokeOpacity="0.34" strokeWidth="0.26" strokeLinecap="round" />
    </svg>
  );
}

/** `count` bars from a ring of radius `from` out to a square of half-width `to`, around (24, 24). */
function bars(count: number, from: number, to: number): string {
  return Array.from({ length: count }, (_, i) => {
    const angle = (i * 2 * Math.PI) / count;
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    const at = (r: number) => `${(24 + x * r).toFixed(2)} ${(24 + y * r).toFixed(2)}`;
    return `M${at(from)}L${at(to / Math.max(Math.abs(x), Math.abs(y)))}`;
  }).join('');
}
