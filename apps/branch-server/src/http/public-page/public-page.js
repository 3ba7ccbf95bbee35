// Keeps the branch's page up to date while somebody looks at it: the page is asked for anew, and its main part put in.
const EVERY = 15_000;
const PATIENCE = 10_000;

async function renew() {
  if (document.visibilityState !== 'visible') return;
  try {
    const answer = await fetch(location.href, { signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const [old, fresh] = [document, page].map((each) => each.querySelector('main'));
    if (old !== null && fresh !== null && old.innerHTML !== fresh.innerHTML) old.replaceWith(fresh);
  } catch {
    // The branch is away: what is there stays, and says of when it is.
  }
}

setInterval(() => void renew(), EVERY);
document.addEventListener('visibilitychange', () => void renew());
