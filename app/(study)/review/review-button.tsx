import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { startReviewAction } from './actions';

/** Asks about the next card: a form, since that makes a row, and a guest of a visitor. */
export function ReviewButton({ children }: { children: ReactNode }) {
  return (
    <form action={startReviewAction} className="flex">
      <Button look="main" className="flex-1 sm:flex-none">
        {children}
      </Button>
    </form>
  );
}
