import * as z from 'zod';

/** What a form's field holds for a whole number within these bounds. */
export const within = ({ least, most }: { readonly least: number; readonly most: number }) =>
  z
    .string()
    .trim()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((number) => number >= least && number <= most);
