// Prints a sheet at the press of a button. Without this script the browser's own menu does.
const button = document.querySelector(".print");
button.hidden = false;
button.onclick = () => print();
