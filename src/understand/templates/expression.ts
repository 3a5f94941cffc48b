/**
 * A sentence template as a tree. White space matters in the notation (`light[s]` is one word, `light [s]` two), so a
 * sequence keeps it as `gap`. `offset` is where the part begins in its template, in characters from 0.
 */
export type Expression =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'gap' }
  | { readonly type: 'sequence'; readonly items: readonly Expression[] }
  | { readonly type: 'alternative'; readonly items: readonly Expression[] }
  | { readonly type: 'permutation'; readonly items: readonly Expression[]; readonly offset: number }
  | { readonly type: 'optional'; readonly item: Expression }
  | { readonly type: 'list'; readonly name: string; readonly slot: string; readonly offset: number }
  | { readonly type: 'rule'; readonly name: string; readonly offset: number };
