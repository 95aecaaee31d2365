// What is for screen readers alone has no room but a point, and what ends in an ellipsis says itself that there is more.
const told = (one, style) => one.closest('.hidden, svg') || style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
const cut = (overflow, whole, room) => ['hidden', 'clip'].includes(overflow) && room > 1 && whole > room + 2;
return [...document.querySelectorAll('main *, nav *, dialog[open] *')]
    .filter((one) => one.innerText?.trim())
    .filter((one) => {
        const style = getComputedStyle(one);
        return !told(one, style)
            && (cut(style.overflowX, one.scrollWidth, one.clientWidth) || cut(style.overflowY, one.scrollHeight, one.clientHeight));
    })
    .slice(0, 5)
    .map((one) => one.outerHTML.slice(0, 200));
