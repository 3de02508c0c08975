import type { ReactNode } from 'react';
import { Button, type ButtonLook } from '@/components/ui/button';
import { startAction } from './actions';

export interface StartButtonProps {
  kind?: string;
  concept?: string;
  look?: ButtonLook;
  small?: boolean;
  /** Said after the words to those who do not see what stands beside them. */
  about?: string;
  children: ReactNode;
}

/** Asks the next question: a form, since that makes a row, and a guest of a visitor. */
export function StartButton({
  kind,
  concept,
  look = 'plain',
  small = false,
  about,
  children,
}: StartButtonProps) {
  return (
    <form action={startAction} className="flex">
      {kind ? <input type="hidden" name="kind" value={kind} /> : null}
      {concept ? <input type="hidden" name="concept" value={concept} /> : null}
      <Button look={look} small={small} className="flex-1 sm:flex-none">
        {children}
        {about ? <span className="sr-only">: {about}</span> : null}
      </Button>
    </form>
  );
}
