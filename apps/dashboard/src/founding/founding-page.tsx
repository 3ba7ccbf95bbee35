import '../settings/without-eval.ts';
import { Button, EmptyState, Spinner, useWords, WordsProvider } from '@foyer/ui';
import { Check, CircleAlert, DoorOpen, WifiOff } from 'lucide-react';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { sessionStore } from '../session/session.ts';
import { newPasswordMistake } from '../settings/account/new-password.tsx';
import { mistakesOf, type ShownMistake } from '../settings/form/mistakes.ts';
import { sayMistake } from '../settings/form/say-mistake.ts';
import { formatProblem } from '../shell/format-problem.ts';
import { languages } from '../shell/languages.ts';
import { Mark } from '../shell/mark.tsx';
import { usePreferences } from '../shell/preferences.ts';
import { BarTools } from '../shell/top-bar.tsx';
import { AdminStep } from './admin-step.tsx';
import { BeginStep } from './begin-step.tsx';
import { BranchStep } from './branch-step.tsx';
import { CountersStep } from './counters-step.tsx';
import {
  type FoundingDraft,
  firstDraft,
  mannerOf,
  mistakesIn,
  requestOf,
  type Step,
  stepOf,
  stepsOf,
} from './founding-draft.ts';
import { forgetKept, keep, loadKept } from './founding-kept.ts';
import { asCallProblem, askFounding, found, untilReady } from './founding-server.ts';
import { WelcomeStep } from './welcome-step.tsx';
import './founding.css';

/** Where the guide stands: nobody knows yet, no answer, there is a branch already, or it can be founded. */
type Standing = 'asking' | 'away' | 'founded' | 'open';

/** Founds a branch, a step at a time; nobody is signed in. */
export default function FoundingPage() {
  const words = useWords();
  const [standing, setStanding] = useState<Standing>('asking');
  useEffect(() => {
    void askFounding().then((answer) => setStanding(!answer.ok ? 'away' : answer.value === null ? 'founded' : 'open'));
  }, []);
  useEffect(() => {
    const [first, second] = [words.t('founding.title'), words.t('shell.app.name')];
    document.title = words.t('shell.common.facts', { first, second });
  }, [words]);
  return (
    <div className="founding">
      <header className="founding-head">
        <span className="founding-brand">
          <Mark size={32} /> <strong>{words.t('shell.app.name')}</strong>
        </span>
        <span className="founding-tools">
          <BarTools />
        </span>
      </header>
      {standing === 'open' ? <Guide /> : <Standstill standing={standing} />}
    </div>
  );
}

function Standstill({ standing }: { readonly standing: Exclude<Standing, 'open'> }) {
  const words = useWords();
  return (
    <main className="founding-wait">
      {standing === 'asking' ? <Spinner size="large" label={words.t('shell.session.checking')} /> : null}
      {standing === 'away' ? (
        <EmptyState icon={<WifiOff size={44} aria-hidden="true" />} title={words.t('founding.away')}>
          {words.t('founding.awayText')}
        </EmptyState>
      ) : null}
      {standing === 'founded' ? (
        <EmptyState icon={<DoorOpen size={44} aria-hidden="true" />} title={words.t('founding.already')}>
          <a href="/dashboard">{words.t('founding.alreadyGo')}</a>
        </EmptyState>
      ) : null}
    </main>
  );
}

/** What the sentences of mistakes look up, and no branch has yet. */
const NOTHING = { categories: [], services: [], profiles: [], series: [] };

function Guide() {
  const words = useWords();
  const [, go] = useLocation();
  const [asksCode, setAsksCode] = useState(() => location.hash.length < 2);
  const [kept] = useState(loadKept);
  const [draft, setDraft] = useState(() => {
    const code = location.hash.slice(1);
    if (kept === null) return firstDraft(code, usePreferences.getState().language);
    return code === '' ? kept.draft : { ...kept.draft, code };
  });
  const [step, setStep] = useState<Step>(kept?.step ?? 'welcome');
  useEffect(() => keep({ step, draft }), [step, draft]);
  /** Steps that somebody wanted to leave: what is wrong in them is said from then on. */
  const [left, setLeft] = useState<ReadonlySet<Step>>(new Set());
  const [refused, setRefused] = useState<readonly ShownMistake[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [making, setMaking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const steps = stepsOf(draft);
  const at = steps.indexOf(step);
  const own = useMemo(() => [...mistakesIn(draft), ...missing(draft)], [draft]);
  const mistakes = useMemo(
    () => new Map([...own, ...refused].map((one) => [`/${one.path.join('/')}`, sayMistake(one, words, NOTHING)])),
    [own, refused, words],
  );
  const ofStep = new Map([...mistakes].filter(([pointer]) => stepOf(pointer.split('/').slice(1)) === step));
  const shown = left.has(step) ? ofStep : new Map<string, string>();

  const change = (next: FoundingDraft) => {
    setDraft(next);
    setRefused([]);
    setProblem(null);
  };
  const show = (next: Step) => {
    setStep(next);
    requestAnimationFrame(() => heading.current?.focus());
  };
  const toFirstMistake = () =>
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  const isWrong = (each: Step) =>
    each === 'welcome'
      ? draft.code.trim() === ''
      : (each === 'admin' && newPasswordMistake(draft.admin.password, draft.admin.name.trim()) !== null) ||
        own.some(({ path }) => stepOf(path) === each);

  const make = async () => {
    setMaking(true);
    setProblem(null);
    const refusal = await found(requestOf(draft));
    if (refusal !== null) {
      setMaking(false);
      const told = asCallProblem(refusal);
      const places = mistakesOf(told);
      setRefused(places);
      const [first] = places;
      if (told.code === 'forbidden') {
        setAsksCode(true);
        setStep('welcome');
      }
      if (first === undefined) setProblem(formatProblem(told, words, { forbidden: 'founding.wrongCode' }));
      else {
        setLeft(new Set([...left, stepOf(first.path)]));
        setStep(stepOf(first.path));
        toFirstMistake();
      }
      return;
    }
    const failed = await untilReady();
    const { name, password } = draft.admin;
    const refused = failed ?? (await sessionStore.getState().signIn(name.trim(), password.password));
    setMaking(false);
    if (refused === null) {
      forgetKept();
      usePreferences.getState().setFirstSteps(true);
      go('/first-steps', { replace: true });
    } else setProblem(words.t('founding.failed', { why: typeof refused === 'string' ? refused : '' }));
  };

  const next = (event: FormEvent) => {
    event.preventDefault();
    if (making) return;
    setLeft(new Set([...left, step]));
    if (isWrong(step)) return toFirstMistake();
    const following = steps[at + 1];
    if (following !== undefined) return show(following);
    const wrong = steps.find(isWrong);
    if (wrong === undefined) return void make();
    setLeft(new Set(steps));
    show(wrong);
  };

  return (
    <main className="founding-body">
      <ol className="founding-steps" aria-label={words.t('founding.steps')}>
        {steps.map((each, index) => (
          <li key={each} aria-current={each === step ? 'step' : undefined} data-done={index < at || undefined}>
            <span className="founding-dot" aria-hidden="true">
              {index < at ? <Check size={16} /> : words.count(index + 1)}
            </span>
            <span>{words.t(`founding.step.${each}`)}</span>
          </li>
        ))}
      </ol>
      <form className="founding-form" ref={form} noValidate onSubmit={next}>
        <h1 ref={heading} tabIndex={-1}>
          {words.t(`founding.heading.${step}`)}
        </h1>
        {step === 'welcome' ? (
          <WelcomeStep
            draft={draft}
            onChange={change}
            mistakes={left.has(step) && isWrong(step) ? new Map([['/code', words.t('mistakes.missing')]]) : new Map()}
            asksCode={asksCode}
          />
        ) : null}
        {step === 'branch' ? <BranchStep draft={draft} onChange={change} mistakes={shown} /> : null}
        {step === 'begin' ? <BeginStep draft={draft} onChange={change} mistakes={shown} /> : null}
        {step === 'counters' ? (
          <WordsProvider languages={languages} language={words.language} branch={mannerOf(draft)}>
            <CountersStep draft={draft} onChange={change} mistakes={shown} />
          </WordsProvider>
        ) : null}
        {step === 'admin' ? <AdminStep draft={draft} onChange={change} mistakes={shown} left={left.has(step)} /> : null}
        <div role="alert" className="action-problem">
          {problem === null ? null : (
            <>
              <CircleAlert size={18} aria-hidden="true" /> {problem}
            </>
          )}
        </div>
        <footer className="founding-foot">
          {at > 0 ? (
            <Button onPress={() => show(steps[at - 1] ?? 'welcome')} isDisabled={making}>
              {words.t('founding.back')}
            </Button>
          ) : (
            <span />
          )}
          <Button type="submit" variant="primary" pending={making}>
            {words.t(at < steps.length - 1 ? 'founding.next' : 'founding.found')}
          </Button>
        </footer>
      </form>
    </main>
  );
}

/** What the account still lacks. */
function missing({ admin }: FoundingDraft): readonly ShownMistake[] {
  return (['displayName', 'name'] as const)
    .filter((member) => admin[member].trim() === '')
    .map((member) => ({ code: 'missing', path: ['admin', member], item: null, facts: {} }));
}
