// Prints a sheet at the press of a button. Without this script the browser's own menu does.
const button = document.querySelector(".print");
button.hidden = false;
button.onclick = () => print();

// A note grows with what is written, also where the browser cannot do so by itself; paper shows no more than its box.
if (!CSS.supports("field-sizing", "content")) {
  addEventListener("input", ({ target }) => {
    if (target.type === "textarea") target.style.height = Math.max(target.scrollHeight + 4, target.offsetHeight) + "px";
  });
}
