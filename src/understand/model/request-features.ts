import type { ModelFailure } from './model-error.ts';

/** Parts of a request that not every server or model knows. */
export interface Features {
  /** The answer's schema as `response_format`; else it stands in the instructions. */
  readonly jsonSchema: boolean;
  /** 0; models that reason allow none but their own. */
  readonly temperature: boolean;
  /** "none": a person waits. Models that do not reason do not know it, some that do cannot go so low. */
  readonly reasoningEffort: boolean;
}

export const ALL_FEATURES: Features = { jsonSchema: true, temperature: true, reasoningEffort: true };

/** How servers name what they refuse, in the error's parameter or its text. */
const NAMES: Readonly<Record<keyof Features, RegExp>> = {
  jsonSchema: /response[_ ]?format|json[_ ]?schema|structured[_ ]output|invalid schema|guided[_ ]json/i,
  temperature: /temperature/i,
  reasoningEffort: /reasoning|\bthink/i,
};

/** 400 and 422 are what most servers say of a parameter; llama-cpp-python says 500 (ggml-org/llama.cpp issue 23463). */
const REFUSALS: ReadonlySet<number> = new Set([400, 422, 500, 501]);

/** The features without those that the failure names; undefined when it is about something else. */
export function withoutRefused(features: Features, failure: ModelFailure): Features | undefined {
  if (failure.type !== 'status' || !REFUSALS.has(failure.status)) return undefined;
  const { parameter, message } = failure;
  const keeps = (feature: keyof Features) => features[feature] && !NAMES[feature].test(parameter ?? message);
  const fewer: Features = {
    jsonSchema: keeps('jsonSchema'),
    temperature: keeps('temperature'),
    reasoningEffort: keeps('reasoningEffort'),
  };
  const same =
    fewer.jsonSchema === features.jsonSchema &&
    fewer.temperature === features.temperature &&
    fewer.reasoningEffort === features.reasoningEffort;
  return same ? undefined : fewer;
}
