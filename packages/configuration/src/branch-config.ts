import { type BranchId, COUNTER_NOUNS, PICTOGRAMS } from '@foyer/basics';
import { z } from 'zod';
import { callingPolicy, escalationPath, messageRules, noShowRules, reasonLists } from './branch-rules.ts';
import { openingHours, timeOfDay } from './hours.ts';
import { markConfig, outcomeConfig } from './service-results.ts';
import {
  branded,
  categoryId,
  classId,
  counterId,
  describe,
  languageTag,
  localText,
  MOST_SECONDS,
  plainId,
  profileId,
  type ReadonlyDeep,
  retired,
  seconds,
  seriesId,
  serviceId,
  shortText,
  textOfForm,
} from './values.ts';

/** Six digits. */
const MOST_NUMBER = 999_999;
const numberSeries = z
  .strictObject({
    id: seriesId,
    prefix: textOfForm('number-prefix', /^[^\s\p{C}]{0,4}$/u),
    first: z.int().min(0).max(MOST_NUMBER),
    last: z.int().min(1).max(MOST_NUMBER),
    step: z.int().min(1).max(MOST_NUMBER),
    width: z.int().min(1).max(6),
  })
  .meta(describe('`prefix` + number padded to `width`, from `first` to `last` by `step`.'));

const serviceTarget = z
  .strictObject({ share: z.number().gt(0).max(1), withinSeconds: seconds })
  .meta(describe('"`share` of customers called within `withinSeconds`".'));

const pictogram = z
  .enum(PICTOGRAMS)
  .exactOptional()
  .meta(describe('A picture beside the name, for people who read none of the languages.'));

const categoryConfig = z.strictObject({
  id: categoryId,
  name: localText,
  parentId: categoryId.exactOptional().meta(describe('Absent for a root of the service tree.')),
  pictogram,
});

const serviceConfig = z.strictObject({
  id: serviceId,
  categoryId,
  name: localText,
  seriesId: seriesId.meta(describe('Its tickets are numbered in this series, which other services may share.')),
  target: serviceTarget,
  meanServiceSeconds: seconds.meta(describe("The mean service time, used until the branch's own data come.")),
  maxWaiting: z.int().min(1).max(1_000_000).meta(describe('Refuse new tickets (`queue-full`) while this many wait.')),
  pictogram,
  outcomeRequired: z
    .literal(true)
    .exactOptional()
    .meta(describe('Its end is refused without an outcome; absent: the first that it has counts then.')),
  retired,
});

const workProfile = z.strictObject({
  id: profileId,
  name: localText,
  tiers: z
    .array(z.array(serviceId).min(1))
    .min(1)
    .meta(describe('Services; a lower tier is looked at only when every tier above it is empty.')),
  whenLate: z
    .array(serviceId)
    .min(1)
    .exactOptional()
    .meta(
      describe(
        "Services in no tier: called only when somebody has waited as long as the service's target, then beside the first tier.",
      ),
    ),
});

const plannedBreak = z
  .strictObject({ from: timeOfDay, until: timeOfDay })
  .meta(describe("Local times of day in the branch's time zone; it begins when the customer present then is done."));

const counterConfig = z.strictObject({
  id: counterId,
  number: z.string().min(1).max(12).meta(describe('What the screen says: "3", "B2".')),
  zone: z.record(z.string(), z.string().max(40)).meta(describe('Where customers find it: "Hall, left".')),
  profileId,
  breaks: z
    .array(plannedBreak)
    .max(20)
    .exactOptional()
    .meta(describe('When nobody is there, every day; estimates reckon with it, nothing enforces it.')),
  retired,
});

const priorityClass = z.strictObject({
  id: classId,
  name: localText,
  rate: z
    .number()
    .gt(0)
    .max(1_000_000)
    .meta(describe('Urgency gained a second of waiting, relative to the other classes.')),
  headStartSeconds: z
    .number()
    .min(0)
    .max(MOST_SECONDS)
    .meta(describe('Urgency on arrival, as seconds of waiting at rate 1.')),
  turns: z
    .int()
    .min(1)
    .max(100)
    .exactOptional()
    .meta(describe('Under `ratio`: how many of it are called in a round of all classes; 1 where absent.')),
  need: shortText(40).meta(
    describe('What customers say of themselves at a kiosk to get it: “I need a seat”; absent: staff alone give it.'),
  ),
  retired,
});

const segmentConfig = z
  .strictObject({ id: plainId('gold'), name: localText, retired })
  .meta(describe('A kind of customer, which agents see beside the number; it changes nobody’s place.'));

const tagConfig = z
  .strictObject({ id: plainId('vip'), name: localText, retired })
  .meta(describe('A mark that staff put on visits and find them by; it changes nobody’s place.'));

const branchWords = z.strictObject({
  counter: z.enum(COUNTER_NOUNS).meta(describe('What the places are called where people are served.')),
  welcome: shortText(80).meta(describe('What a kiosk says while nobody stands before it, instead of “Welcome”.')),
  closing: shortText(160).meta(describe('The last line of every paper ticket.')),
});

const branchLooks = z.strictObject({
  logo: textOfForm('picture', /^[0-9a-f]{64}$/)
    .exactOptional()
    .meta(describe('The hash of a picture that has been stored: `POST /pictures`.')),
  accent: textOfForm('colour', /^#[0-9a-f]{6}$/)
    .exactOptional()
    .meta({ ...describe('Shown in the nearest shade that can be read.'), examples: ['#115e59'] }),
});

const backupConfig = z
  .strictObject({
    folder: textOfForm('folder', /^(\/|[A-Za-z]:[\\/]|\\\\)[^\p{C}]{0,500}$/u).meta(
      describe('Where the copies are put; a folder of another disk or machine, which is there already.'),
    ),
    atHour: z.int().min(0).max(23).meta(describe('The local hour at which the nightly one is made.')),
    daily: z.int().min(1).max(31).meta(describe('Of how many days the newest copy is kept.')),
    weekly: z.int().min(0).max(53).meta(describe('Of how many weeks the newest copy is kept.')),
    monthly: z.int().min(0).max(120).meta(describe('Of how many months the newest copy is kept.')),
  })
  .meta({ id: 'BackupConfig' });
/** How long contact details and free text are kept where the branch says nothing, days. */
export const RETENTION_DAYS = 90;

/**
 * Everything about a branch that decides how its queue behaves, in full: what a change of it stores and what an API
 * takes. It says what a single setting may be; `checkBranchConfig` also says whether they go together.
 */
export const branchConfigSchema = z
  .strictObject({
    branchId: branded<BranchId>(textOfForm('branch-id', /^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/)),
    name: localText,
    timeZone: z.string().meta({ ...describe('IANA time zone.'), examples: ['Europe/Madrid'] }),
    locale: z
      .string()
      .max(35)
      .meta({
        ...describe('BCP 47 with a region, which is the country: how dates, times and numbers are written.'),
        examples: ['en-GB'],
      }),
    cutOverHour: z.int().min(0).max(23).meta(describe('The local hour at which one branch day becomes the next.')),
    retentionDays: z
      .int()
      .min(1)
      .max(3650)
      .exactOptional()
      .meta(describe('Names, phones and notes are erased after so many days; 90 where absent. Figures stay.')),
    languages: z.array(languageTag).min(1).max(20).meta(describe('The default first.')),
    categories: z.array(categoryConfig).min(1).max(200),
    series: z.array(numberSeries).min(1).max(500),
    services: z.array(serviceConfig).min(1).max(500),
    profiles: z.array(workProfile).min(1).max(200),
    counters: z.array(counterConfig).min(1).max(500),
    classes: z.array(priorityClass).min(1).max(50).meta(describe('The default class first.')),
    segments: z.array(segmentConfig).max(100),
    tags: z.array(tagConfig).max(100),
    outcomes: z.array(outcomeConfig).min(1).max(100).meta(describe('The default outcome first.')),
    marks: z.array(markConfig).max(100).meta(describe('What agents may record about a step.')),
    reasons: reasonLists,
    words: branchWords,
    looks: branchLooks,
    policy: callingPolicy,
    escalationDeadlineSeconds: seconds.meta(
      describe('How long a supervisor has to acknowledge an escalation or a call for help.'),
    ),
    noShow: noShowRules.meta(describe('What holds of those who were called and did not come.')),
    escalations: z
      .array(escalationPath)
      .max(51)
      .exactOptional()
      .meta(
        describe('Of reasons that go another way than usual: escalations to supervisors, calls for help to everybody.'),
      ),
    closeIdleAfterMinutes: z
      .int()
      .min(5)
      .max(1440)
      .exactOptional()
      .meta(describe('A counter without a customer is closed by itself after so long without a call; absent: never.')),
    hours: openingHours
      .exactOptional()
      .meta(describe('When the branch is open; absent where it is opened and closed by hand alone.')),
    messages: messageRules.exactOptional().meta(describe('Absent: no customer is sent any.')),
    backup: backupConfig.exactOptional().meta(describe('Absent: no backup is made by itself.')),
  })
  .meta({ id: 'BranchConfig' });

/** One text in several languages, keyed by BCP 47 tag; the branch's first language is always there. */
export type LocalText = ReadonlyDeep<z.output<typeof localText>>;
export type NumberSeries = ReadonlyDeep<z.output<typeof numberSeries>>;
export type ServiceTarget = ReadonlyDeep<z.output<typeof serviceTarget>>;
export type CategoryConfig = ReadonlyDeep<z.output<typeof categoryConfig>>;
export type ServiceConfig = ReadonlyDeep<z.output<typeof serviceConfig>>;
/** Which services a counter serves. */
export type WorkProfile = ReadonlyDeep<z.output<typeof workProfile>>;
export type CounterConfig = ReadonlyDeep<z.output<typeof counterConfig>>;
/** `HH:MM`, local. */
export type PlannedBreak = ReadonlyDeep<z.output<typeof plannedBreak>>;
export type PriorityClass = ReadonlyDeep<z.output<typeof priorityClass>>;
/** When a branch is open, and what it does by itself at those times. */
export type OpeningHours = ReadonlyDeep<z.output<typeof openingHours>>;
export type WeeklyHours = OpeningHours['weekly'];
/** A date on which other hours hold. */
export type HoursException = OpeningHours['exceptions'][number];
/** `HH:MM` to `HH:MM`, local; the latter may be `24:00`. */
export type HoursSpan = HoursException['spans'][number];
/** A kind of customer. */
export type SegmentConfig = ReadonlyDeep<z.output<typeof segmentConfig>>;
/** A mark that staff put on visits. */
export type TagConfig = ReadonlyDeep<z.output<typeof tagConfig>>;
export type BranchWords = ReadonlyDeep<z.output<typeof branchWords>>;
export type BranchLooks = ReadonlyDeep<z.output<typeof branchLooks>>;
/** When and where backups are made, and how many are kept. */
export type BackupConfig = ReadonlyDeep<z.output<typeof backupConfig>>;
/** Everything about a branch that decides how its queue behaves. A change of it is an event in the log. */
export type BranchConfig = ReadonlyDeep<z.output<typeof branchConfigSchema>>;
