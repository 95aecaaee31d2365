const selectors = {
  button: 'button, [role=button], summary, input[type=submit]',
  link: 'a[href]',
  textbox: 'textarea, input:not([type]), input[type=text], input[type=search], input[type=password], input[type=tel]',
  radio: 'input[type=radio], [role=radio]',
  checkbox: 'input[type=checkbox], [role=checkbox], [role=switch]',
  option: '[role=option], option',
  heading: 'h1, h2, h3, h4',
  any: 'button, a[href], summary, label, input, textarea, select, [role]',
};
const plain = (text) => (text || '').replace(/\s+/g, ' ').trim();
const nameOf = (element) => {
  const by = (element.getAttribute('aria-labelledby') || '').split(' ').filter(Boolean);
  if (by.length) return plain(by.map((id) => document.getElementById(id)?.textContent).join(' '));
  if (element.getAttribute('aria-label')) return plain(element.getAttribute('aria-label'));
  if (element.labels && element.labels.length) return plain([...element.labels].map((label) => label.textContent).join(' '));
  return plain(element.innerText || element.textContent || element.value || element.title || element.placeholder);
};
const seen = (element) => {
  const target = element.labels && element.labels.length && ['radio', 'checkbox'].includes(element.type) ? element.labels[0] : element;
  return target.getClientRects().length > 0 && getComputedStyle(target).visibility !== 'hidden' && !element.disabled;
};
const find = (role, name) => {
  const all = [...document.querySelectorAll(selectors[role] || role)].filter(seen);
  const found = all.find((element) => nameOf(element) === name) || all.find((element) => nameOf(element).includes(name));
  if (!found) return null;
  const label = found.labels && found.labels.length && ['radio', 'checkbox'].includes(found.type) ? found.labels[0] : found;
  // What still moves would be missed by a click.
  if (document.getAnimations().some((one) => one.playState === 'running' && one.effect.getTiming().iterations !== Infinity)) return null;
  label.scrollIntoView({ block: 'center' });
  return label;
};
