import { LabelRow, tenth } from './label-row';
import { setRows } from './line';
import type { PlacedFlight } from './placing';

interface Look {
  stroke: string;
  fill: string;
  dash?: string;
}

/** Each kind of segment has its colour and its dash, and its label has the word. */
function lookOf({ segment, lost, copy }: PlacedFlight['flight']): Look {
  if (segment.origin === 'old-duplicate') return { stroke: 'stroke-old', fill: 'fill-old', dash: '7 5' };
  if (segment.origin === 'forged') return { stroke: 'stroke-ink', fill: 'fill-ink', dash: '9 4 2 4' };
  if (lost) return { stroke: 'stroke-lost', fill: 'fill-lost' };
  const look =
    segment.from === 'client'
      ? { stroke: 'stroke-client', fill: 'fill-client' }
      : { stroke: 'stroke-server', fill: 'fill-server' };
  return copy > 0 ? { ...look, dash: '2 4' } : look;
}

const HEAD = 9;
/** A line leaves and meets its lifeline past the circle of a state. */
const START = 5;
const TIP = 4;
const ARM = 5;

/** The line of a segment, with an arrow's head where it arrives and a cross where it does not. */
export function FlightLine({ placed }: { placed: PlacedFlight }) {
  const { line, flight } = placed;
  const { stroke, fill, dash } = lookOf(flight);
  const length = Math.hypot(line.x2 - line.x1, line.y2 - line.y1);
  const [ux, uy] = [(line.x2 - line.x1) / length, (line.y2 - line.y1) / length];
  const [ex, ey] = [line.end.x, line.end.y];
  const back = flight.lost ? ARM : TIP + HEAD - 1;
  const [tx, ty] = [ex - ux * TIP, ey - uy * TIP];
  const { at, arrives } = flight.segment;
  return (
    <g data-at={at}>
      <path
        d={`M${tenth(line.x1 + ux * START)} ${tenth(line.y1 + uy * START)}L${tenth(ex - ux * back)} ${tenth(ey - uy * back)}`}
        className={stroke}
        strokeWidth="2"
        strokeDasharray={dash}
      />
      {flight.lost ? (
        <path
          d={`M${tenth(ex - ARM)} ${tenth(ey - ARM)}l${2 * ARM} ${2 * ARM}m${-2 * ARM} 0l${2 * ARM} ${-2 * ARM}`}
          className="stroke-lost"
          strokeWidth="2.4"
          strokeLinecap="round"
        />
      ) : (
        <path
          data-at={arrives[flight.copy] ?? at}
          d={`M${tenth(tx)} ${tenth(ty)}l${tenth(-ux * HEAD - uy * 4.5)} ${tenth(-uy * HEAD + ux * 4.5)}l${tenth(uy * 9)} ${tenth(-ux * 9)}z`}
          className={fill}
        />
      )}
    </g>
  );
}

/** The label of a segment, turned along its line. */
export function FlightLabel({ placed }: { placed: PlacedFlight }) {
  const { line, at, wording, flight } = placed;
  const [x, y] = [line.x1 + (line.x2 - line.x1) * at, line.y1 + (line.y2 - line.y1) * at];
  const turn = tenth((line.angle * 180) / Math.PI);
  const remarkClass = flight.lost
    ? 'fill-lost'
    : flight.segment.origin === 'old-duplicate'
      ? 'fill-old'
      : 'fill-soft';
  return (
    <g data-at={flight.segment.at} transform={`translate(${tenth(x)} ${tenth(y)})rotate(${turn})`}>
      {setRows(wording, flight.lost).map((row) => (
        <LabelRow key={row.y} row={row} x={0} y={row.y} anchor="middle" remarkClass={remarkClass} />
      ))}
    </g>
  );
}
