// Tells when the screen was last touched, when it asked, and when it began anew.
addEventListener('DOMContentLoaded', () => {
  const tell = (what) => told(what, Date.now());
  for (const name of ['pointerdown', 'pointerup', 'touchstart', 'touchend', 'click']) addEventListener(name, () => tell('touched'), true);
  new MutationObserver(() => { if (document.querySelector('.hk-question[open]')) tell('asked'); }).observe(document.body, { attributes: true, subtree: true, attributeFilter: ['open'] });
  if (!document.documentElement.dataset.page) tell('left');
});
