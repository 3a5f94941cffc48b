export type { ActSettings, ProjectSettings } from './act/act-settings.ts';
export { Acting, type ActingOptions } from './act/acting.ts';
export { CommandAgent } from './act/agents/command-agent.ts';
export { JobRegistry } from './act/jobs/job-registry.ts';
export { taskManager } from './act/tasks/one-task-manager.ts';
export { TaskManager, type TaskManagerOptions } from './act/tasks/task-manager.ts';
export { DEFAULT_TASK_SETTINGS, type TaskSettings } from './act/tasks/task-settings.ts';
export type { Agent, AgentEvent, AgentExit, AgentFailure, AgentReader, Invocation, Order } from './core/agent.ts';
export { type AgentLimits, type AgentSettings, BUILT_IN_AGENTS, CLAUDE } from './core/agent-settings.ts';
export type { Announcement } from './core/announcement.ts';
export { durationOf, type Frame, SAMPLE_RATE, type Samples } from './core/audio.ts';
export type { ChangedFile, Changes } from './core/changes.ts';
export type { CustomAction, CustomCommand, CustomValue } from './core/custom-command.ts';
export type { Decided, Decision, Situation } from './core/decision.ts';
export { type ErrorCode, type ErrorFacts, errorFacts, WilcoError } from './core/error.ts';
export type { Certainty, Explanation, Reading, Risk, Verdict } from './core/explanation.ts';
export type { Recognition, Silence } from './core/heard.ts';
export type { Hotkey, HotkeyEvent } from './core/hotkey.ts';
export type { Intent } from './core/intent.ts';
export type { Job, JobState, Jobs } from './core/jobs.ts';
export type { Journal, ProcessIdentity, TaskEvent } from './core/journal.ts';
export type { LanguageModel, ModelQuestion } from './core/language-model.ts';
export type { Log } from './core/log.ts';
export type { Microphone, Take } from './core/microphone.ts';
export type { Phrase } from './core/phrase.ts';
export type { Project } from './core/project.ts';
export type { Choice, Question } from './core/question.ts';
export type { Hints, Listening, Recogniser } from './core/recogniser.ts';
export {
  isLive,
  type RunningProcess,
  type Task,
  type TaskCause,
  type TaskFacts,
  type TaskOutcome,
  type TaskStatus,
} from './core/task.ts';
export type { Answer, Teller } from './core/teller.ts';
export type { Milliseconds } from './core/time.ts';
export type { Engine, Utterance } from './core/utterance.ts';
export { type CompileOptions, compileTemplates, type Templates } from './understand/templates/compile-templates.ts';
export type { TemplateDefinition } from './understand/templates/definition.ts';
export type { GrammarRule, JsgfOptions } from './understand/templates/jsgf.ts';
export type { Match, Parse } from './understand/templates/match.ts';
export type { ParseOptions } from './understand/templates/parser.ts';
export type { DefinitionPath, Locate, Place } from './understand/templates/place.ts';
export type { Sample, SampleOptions } from './understand/templates/sampler.ts';
export type {
  Context,
  ListEntry,
  ListMatch,
  SlotList,
  SlotLists,
  SlotValue,
} from './understand/templates/slot-list.ts';
export { TextList } from './understand/templates/text-list.ts';
export type { Token } from './understand/text/tokens.ts';
