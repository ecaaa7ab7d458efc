// What a reader can perceive of the element that arguments[0] selects, as plain data. Runs inside a function.
const host = document.querySelector(arguments[0]);
const root = host?.shadowRoot ?? null;
const one = (part) => root?.querySelector(`[part~="${part}"]`) ?? null;
const all = (part) => [...(root?.querySelectorAll(`[part~="${part}"]`) ?? [])];
const text = (node) => node?.innerText.replace(/\s+/g, ' ').trim() ?? null;
const drawn = (node) => node?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ?? false;
const contents = (node) => {
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()].some(({ width, height }) => width > 1 && height > 1);
};
const regions = ['share', 'play', 'previous', 'slider', 'next', 'now', 'chart', 'compare', 'arrange', 'fold', 'search', 'timeline', 'matrix', 'why', 'message', 'root'];
const place = (node) => ({
  part: node.closest('[part]')?.getAttribute('part') ?? '',
  region: regions.find((part) => node.closest(`[part~="${part}"]`)) ?? '',
  id: node.id,
  tag: node.localName,
  who: node.dataset.who ?? null,
  what: node.dataset.what ?? null,
  event: node.closest('[data-event]')?.dataset.event ?? null,
});
let focus = document.activeElement;
while (focus?.shadowRoot?.activeElement) focus = focus.shadowRoot.activeElement;
const slider = one('slider');
const usable = (button) => (button ? !button.matches(':disabled, [aria-disabled="true"]') : null);
return {
  // While it is being drawn it has no height.
  drawn: drawn(one('story')) && one('story').parentElement.style.overflow !== 'clip',
  fallback: host !== null && contents(host),
  messages: all('message').filter(drawn).map((message) => ({ text: text(message), role: message.getAttribute('role') })),
  title: text(one('title')),
  when: text(one('when')),
  moment: slider ? Number(slider.value) : null,
  last: slider ? Number(slider.max) : null,
  words: slider?.getAttribute('aria-valuetext') ?? null,
  previous: usable(one('previous')),
  next: usable(one('next')),
  events: all('event').map((event) => ({
    id: event.dataset.event,
    status: event.dataset.status,
    position: event.dataset.position,
    current: event.matches('[aria-current="step"]') || event.querySelector('[aria-current="step"]') !== null,
    text: text(event),
  })),
  cells: all('cell').map((cell) => ({
    who: cell.dataset.who,
    what: cell.dataset.what,
    access: cell.dataset.access,
    changed: cell.hasAttribute('data-changed'),
    word: document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode()?.data.trim() ?? '',
    text: text(cell),
    sign: getComputedStyle(cell.querySelector('.label'), '::before').clipPath,
  })),
  legend: text(one('legend')),
  why: one('why') && drawn(one('why')) ? text(one('why')) : null,
  announcement: text(one('announcement')),
  focus: focus ? place(focus) : null,
};
