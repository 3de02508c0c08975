const paths = {
  right: 'M4.5 10.5l3.8 3.8 7.2-8.6',
  wrong: 'M5.5 5.5l9 9m0-9l-9 9',
  partly: 'M10 3.2a6.8 6.8 0 0 1 0 13.6a6.8 6.8 0 0 1 0-13.6',
  error: 'M10 4.5v7m0 3.6v.4',
};

export type SignName = keyof typeof paths;

/** The second sign beside a colour: a tick, a cross, half a disc, an exclamation mark. */
export function Sign({ name, className = '' }: { name: SignName; className?: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className={`size-[1.15em] flex-none ${className}`}>
      <path
        d={paths[name]}
        className="fill-none stroke-current"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      {name === 'partly' ? <path d="M10 3.2a6.8 6.8 0 0 0 0 13.6z" className="fill-current" /> : null}
    </svg>
  );
}
