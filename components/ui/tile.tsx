import type { ReactNode } from 'react';

const tones = { plain: 'text-ink', right: 'text-correct', wrong: 'text-wrong' };

export interface TileProps {
  /** The figure or the word that counts. */
  value: ReactNode;
  label: ReactNode;
  tone?: keyof typeof tones;
}

/** One figure and what it counts. Lay several out in a `<dl className="grid …">`. */
export function Tile({ value, label, tone = 'plain' }: TileProps) {
  return (
    <div className="flex flex-col-reverse justify-end rounded-card border border-line bg-card px-4 py-3.5">
      <dt className="text-sm text-soft">{label}</dt>
      <dd className={`text-figure tabular-nums ${tones[tone]}`}>{value}</dd>
    </div>
  );
}
