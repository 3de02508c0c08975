import { type RefObject, useEffect, useRef } from 'react';

/** The form whose first wrong field takes the focus whenever there is a new `problem`, so that it is heard. */
export function useFocusOnProblem(problem: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [problem]);
  return form;
}
