import { blankText, type Part, partWidth, type Row } from './text';

interface LabelRowProps {
  row: Row;
  x: number;
  /** The baseline. */
  y: number;
  anchor: 'start' | 'middle' | 'end';
  /** The colour of our own words in the row. */
  remarkClass?: string;
}

/** A row of a label. Where it has boxes each piece is set by itself, so that no font can push them apart. */
export function LabelRow({ row, x, y, anchor, remarkClass = 'fill-soft' }: LabelRowProps) {
  if (row.parts.some(({ kind }) => kind === 'blank' || kind === 'hidden')) {
    const left = x - row.width * { start: 0, middle: 0.5, end: 1 }[anchor];
    return <Pieces row={row} left={left} y={y} />;
  }
  return (
    <text
      x={tenth(x)}
      y={tenth(y)}
      fontSize={row.size}
      fontWeight={row.bold ? 700 : undefined}
      textAnchor={anchor === 'start' ? undefined : anchor}
    >
      {row.parts.map((part) =>
        part.kind === 'order' ? (
          <tspan key="order" className="fill-soft font-normal">
            {part.text}
          </tspan>
        ) : part.kind === 'remark' ? (
          <tspan key={part.text} className={`font-sans font-normal ${remarkClass}`}>
            {part.text}
          </tspan>
        ) : part.kind === 'plain' ? (
          part.text
        ) : null,
      )}
    </text>
  );
}

function Pieces({ row, left, y }: { row: Row; left: number; y: number }) {
  const { parts, size } = row;
  const starts = parts.map(
    (_, i) => left + parts.slice(0, i).reduce((sum, part) => sum + partWidth(part, size), 0),
  );
  return (
    <g fontSize={size}>
      {parts.map((part, i) => (
        <Piece key={starts[i]} part={part} size={size} x={starts[i] ?? left} y={y} />
      ))}
    </g>
  );
}

function Piece({ part, size, x, y }: { part: Part; size: number; x: number; y: number }) {
  const width = partWidth(part, size);
  const middle = tenth(x + width / 2);
  switch (part.kind) {
    case 'plain':
    case 'order':
    case 'remark':
      return part.text.trim() === '' ? null : (
        <text x={tenth(x)} y={tenth(y)}>
          {part.text.trimEnd()}
        </text>
      );
    case 'blank':
      return (
        <>
          <rect
            x={tenth(x)}
            y={tenth(y - size * 0.93)}
            width={tenth(width)}
            height={tenth(size * 1.12)}
            rx="3"
            className="fill-wrong-wash stroke-wrong stroke-1"
          />
          <text x={middle} y={tenth(y)} textAnchor="middle" className="fill-wrong stroke-none font-bold">
            {blankText(part.letter)}
          </text>
        </>
      );
    case 'hidden':
      // Drawn rather than typed: the shade character is missing from many fonts.
      return (
        <path
          d={`M${tenth(x + 1)} ${tenth(y - size * 0.34)}h${tenth(width - 2)}`}
          className="fill-none stroke-soft"
          strokeWidth={tenth(size * 0.8)}
          strokeDasharray="1.6 1.4"
        />
      );
  }
}

/** Tenths are finer than a screen shows, and keep the HTML small. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
