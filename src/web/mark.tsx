/**
 * The round window of the Khuê Văn pavilion: a lacquered frame, the open circle, and the bars
 * that spread from it like the rays of the star Khuê.
 */
export function Mark({ size = 32, color = 'var(--mantine-color-brick-7)' }: { size?: number; color?: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" fill="none" stroke={color} aria-hidden="true">
      <rect x="3" y="3" width="42" height="42" rx="4" strokeWidth="3" />
      <circle cx="24" cy="24" r="9.5" strokeWidth="3.5" />
      <path d={rays} strokeWidth="2.25" strokeLinecap="round" />
    </svg>
  );
}

/** Sixteen bars from the ring (r = 12.5) to just inside the square frame. */
const rays = Array.from({ length: 16 }, (_, i) => {
  const angle = (i * Math.PI) / 8;
  const [x, y] = [Math.cos(angle), Math.sin(angle)];
  const reach = 17.2 / Math.max(Math.abs(x), Math.abs(y));
  const at = (r: number) => `${(24 + x * r).toFixed(2)} ${(24 + y * r).toFixed(2)}`;
  return `M${at(13)}L${at(reach)}`;
}).join('');
