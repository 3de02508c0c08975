import type { ComponentProps } from 'react';

export type ButtonLook = 'main' | 'plain' | 'link';

const base = 'inline-flex items-center justify-center gap-2 text-center font-semibold';

const looks: Record<ButtonLook, string> = {
  main: 'rounded-button border-[1.5px] border-ink bg-ink px-5 text-paper hover:opacity-90 active:opacity-80',
  plain: 'rounded-button border-[1.5px] border-edge bg-card px-4.5 text-ink hover:border-ink active:bg-paper',
  link: 'rounded-field px-1 text-ink underline decoration-edge underline-offset-4 hover:decoration-ink',
};

/**
 * The classes of a button, for what has to be another element: Next's `<Link>`, a `<summary>`.
 * `small` is for actions beside the main one; even that is a 44 px target.
 */
export function buttonClass(look: ButtonLook = 'plain', small = false): string {
  const size = small ? 'min-h-11 text-sm' : 'min-h-12.5';
  return `${base} ${size} ${looks[look]} disabled:opacity-50 aria-disabled:opacity-50`;
}

interface Looks {
  look?: ButtonLook;
  small?: boolean;
}

export type ButtonProps = Looks &
  (({ href: string } & ComponentProps<'a'>) | ({ href?: never } & ComponentProps<'button'>));

/** An action: a link where it goes somewhere (`href`), a button where it does something. */
export function Button({ look = 'plain', small = false, className = '', ...props }: ButtonProps) {
  const classes = `${buttonClass(look, small)} ${className}`;
  if (props.href !== undefined) return <a {...props} className={classes} />;
  // React's default is `submit`, which is what a button in our forms is for; others say `type="button"`.
  return <button {...props} className={classes} />;
}
