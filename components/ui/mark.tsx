/** The logo: two lifelines and the three segments between them. */
export function Mark({ className = 'size-5.5' }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={`flex-none ${className}`} strokeLinecap="round">
      <path d="M4 2v20" className="stroke-client" strokeWidth="2.6" />
      <path d="M20 2v20" className="stroke-server" strokeWidth="2.6" />
      <path
        d="M4 5l16 4L4 14l16 5"
        className="fill-none stroke-ink"
        strokeWidth="2.2"
        strokeLinejoin="round"
      />
    </svg>
  );
}
