// Where everything stands that can be touched.
() => {
  const dialog = document.querySelector('dialog[open]');
  const all = [...(dialog ?? document).querySelectorAll('a[href], button, summary, input, select, [role=button]')];
  const found = [];
  for (const one of all) {
    if (!one.checkVisibility({ visibilityProperty: true })) continue;
    const box = one.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    const room = one.closest('[data-turns]');
    const name = one.outerHTML.slice(0, 90);
    found.push({ name, left: box.left, top: box.top, right: box.right, bottom: box.bottom, scrolls: Boolean(room), book: room?.dataset.turns === 'book' });
  }
  return found;
}
