import { expect, it } from 'vitest';
import { FallbackNews } from '../../src/daemon/fallback-news.ts';

const outage = (message: string) => ({ code: 'recogniser_unavailable', message, hint: 'Check it.' }) as const;

it('an outage is news once, until a large recogniser answers or it is another outage', () => {
  const news = new FallbackNews();
  expect(news.of(outage('No network.'), 'local')).toEqual(outage('No network.'));
  expect(news.of(outage('No network.'), 'local')).toBeUndefined();
  expect(news.of(undefined, 'local')).toBeUndefined();
  expect(news.of(outage('No network.'), 'local')).toBeUndefined();
  expect(news.of(outage('No key.'), 'local')).toEqual(outage('No key.'));
  expect(news.of(undefined, 'sherpa')).toBeUndefined();
  expect(news.of(outage('No key.'), 'local')).toEqual(outage('No key.'));
});
