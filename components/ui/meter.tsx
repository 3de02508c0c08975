/** How far through a set the learner is. */
export function Meter({ label, value, max }: { label: string; value: number; max: number }) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={max}
      className="h-[3px] overflow-hidden rounded-full bg-line"
    >
      <div className="h-full bg-ink" style={{ width: `${(100 * value) / max}%` }} />
    </div>
  );
}
