import type { HostName } from '@/lib/protocol/trace';
import type {
  LadderSegment,
  LadderState,
  LadderView,
  ShownNumber,
  ShownState,
} from '@/lib/questions/ladder-view';
import { Scroller } from '../ui/scroller';
import { otherHost } from './happenings';
import type { LadderLabels } from './labels';
import { tableRows } from './table-rows';
import { exactTime } from './text';
import { blankLetters, namePieces, remarks } from './wording';

interface SegmentTableProps {
  id: string;
  view: LadderView;
  labels: LadderLabels;
}

const cell = 'px-1.5 py-1.5 text-left align-top whitespace-nowrap';

/**
 * What the drawing shows, as a table: for a screen reader, and for whoever wants the numbers in full. Its
 * summary, `${id}-summary`, is what the drawing names as its description.
 */
export function SegmentTable({ id, view, labels }: SegmentTableProps) {
  const { summary, number, time, direction, flags, seq, ack, data, arrives, states } = labels.table;
  const heads = [number, time, direction, flags, seq, ack, data, arrives, states];
  const letters = blankLetters(view);
  return (
    <details className="group border-t border-line">
      <summary
        id={`${id}-summary`}
        className="flex min-h-11 list-none items-center gap-2 px-4 text-sm text-soft -outline-offset-3 hover:text-ink [&::-webkit-details-marker]:hidden"
      >
        <svg viewBox="0 0 8 8" aria-hidden="true" className="size-2 fill-current group-open:rotate-90">
          <path d="M1 0l6 4l-6 4z" />
        </svg>
        {summary}
      </summary>
      <Scroller className="px-2.5 pb-2">
        <table aria-labelledby={`${id}-summary`} className="border-collapse text-xs">
          <thead className="text-soft">
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col" className={`${cell} font-medium`}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="font-mono tabular-nums">
            {tableRows(view).map(({ t, segment, states: entered }) => {
              const said = entered.map((state) => stateText(state, labels, letters)).join(' · ');
              return (
                <tr
                  key={`${t} ${segment?.n ?? said}`}
                  data-at={Math.max(t, ...(segment?.arrives ?? []), ...entered.map(({ at }) => at))}
                  className="border-t border-line"
                >
                  {segment ? (
                    <th scope="row" className={`${cell} font-normal`}>
                      {segment.n}
                    </th>
                  ) : (
                    <td />
                  )}
                  <td className={cell}>{exactTime(t)}</td>
                  {segment ? (
                    <SegmentCells segment={segment} labels={labels} letters={letters} />
                  ) : (
                    <td className={cell} colSpan={6} />
                  )}
                  <td className={cell}>{said}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroller>
    </details>
  );
}

interface SegmentCellsProps {
  segment: LadderSegment;
  labels: LadderLabels;
  letters: ReadonlyMap<string, string>;
}

function SegmentCells({ segment, labels, letters }: SegmentCellsProps) {
  const { from, seq, ack, len, arrives } = segment;
  const shown = (number: ShownNumber | null) => (number === null ? '' : shownText(number, labels, letters));
  const notes = remarks(segment, labels, arrives.length === 0, arrives.length - 1);
  return (
    <>
      <td className={cell}>
        {labels[from]} → {labels[otherHost(from)]}
      </td>
      <td className={`${cell} font-bold`}>{namePieces(segment, labels).join('')}</td>
      <td className={cell}>{shown(seq)}</td>
      <td className={cell}>{shown(ack)}</td>
      <td className={cell}>{len}</td>
      <td className={cell}>{[...arrives.map(exactTime), ...notes].join(' · ')}</td>
    </>
  );
}

function shownText(
  shown: ShownNumber | ShownState,
  { table }: LadderLabels,
  letters: ReadonlyMap<string, string>,
): string {
  if (shown === 'hidden') return table.hidden;
  if (typeof shown !== 'object') return String(shown);
  return table.blank.replace('{letter}', letters.get(shown.blank) ?? '');
}

function stateText(
  { host, to }: LadderState,
  labels: LadderLabels,
  letters: ReadonlyMap<string, string>,
): string {
  const name: Record<HostName, string> = { client: labels.client, server: labels.server };
  return `${name[host]}: ${shownText(to, labels, letters)}`;
}
