import type { ComponentProps, ReactNode } from 'react';

export interface ChoiceProps extends Omit<ComponentProps<'input'>, 'type'> {
  name: string;
  value: string;
  children: ReactNode;
  /** `radio` where one is right, `checkbox` where several may be. */
  type?: 'radio' | 'checkbox';
}

/** One option of a question: the whole card is the target, the native input keeps the keyboard. */
export function Choice({ children, type = 'radio', className = '', ...input }: ChoiceProps) {
  return (
    <label
      className={`flex min-h-12 cursor-pointer items-start gap-3 rounded-field border-[1.5px] border-edge bg-card px-3.5 py-2.5 hover:border-ink has-checked:border-ink has-checked:ring-1 has-checked:ring-ink has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-ink has-disabled:cursor-default ${className}`}
    >
      <input {...input} type={type} className="mt-1 size-4.5 flex-none accent-ink outline-none" />
      <span className="min-w-0">{children}</span>
    </label>
  );
}
