/** Where a player stands: at 0 nothing has happened, at n the first n steps have. */
export interface Position {
  readonly step: number;
  readonly playing: boolean;
}

export type Move = 'back' | 'forward' | 'start' | 'end' | 'play' | 'tick' | { readonly to: number };

/** Where a move leads, among so many steps. Whoever moves by hand stops the play; at the end it stops by itself. */
export function moved({ step, playing }: Position, move: Move, steps: number): Position {
  const at = (to: number): Position => ({ step: Math.min(steps, Math.max(0, to)), playing: false });
  if (typeof move === 'object') return at(move.to);
  switch (move) {
    case 'back':
      return at(step - 1);
    case 'forward':
      return at(step + 1);
    case 'start':
      return at(0);
    case 'end':
      return at(steps);
    case 'play':
      return { step: step === steps && !playing ? 0 : step, playing: !playing };
    case 'tick':
      return { step: Math.min(steps, step + 1), playing: playing && step + 1 < steps };
    default:
      return move satisfies never;
  }
}

/** A key as an event tells of it. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** The move that a key stands for, as far as it is one of the player's. With Alt, Ctrl or Meta it is the browser's. */
export function moveOf({ key, altKey, ctrlKey, metaKey }: Pressed): Move | undefined {
  if (altKey || ctrlKey || metaKey) return undefined;
  return {
    ArrowLeft: 'back' as const,
    ArrowRight: 'forward' as const,
    Home: 'start' as const,
    End: 'end' as const,
    ' ': 'play' as const,
  }[key];
}
