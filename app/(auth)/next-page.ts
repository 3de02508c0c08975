/**
 * Where to go after signing in: a path of this site that was asked for, else the progress page. An
 * address elsewhere, however it is disguised, is not followed.
 */
export function nextPage(asked: string | string[] | undefined): string {
  const base = 'http://here';
  if (typeof asked === 'string' && URL.canParse(asked, base)) {
    const url = new URL(asked, base);
    if (url.origin === base) return url.pathname + url.search;
  }
  return '/progress';
}
