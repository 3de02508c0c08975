/** Points the way: of a list that opens, of a card that moves. */
export function Chevron({ up = false, className = '' }: { up?: boolean; className?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      aria-hidden="true"
      className={`flex-none fill-none stroke-current ${className}`}
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={up ? 'M5 12l5-5l5 5' : 'M5 8l5 5l5-5'} />
    </svg>
  );
}
