const width = Number(arguments[0]);
const root = document.documentElement;
const wide = [...document.querySelectorAll('dialog[open]')].some((one) => one.scrollWidth > one.clientWidth + 1);
if (root.scrollWidth <= width + 1 && !wide) return [];
return [...document.querySelectorAll('body *')]
    .filter((one) => one.getBoundingClientRect().right > width + 1)
    .slice(0, 5)
    .map((one) => one.outerHTML.slice(0, 200));
