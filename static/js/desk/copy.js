// A button that copies what stands in a field. Without this program, or where the browser lets no page write to the
// clipboard, there is no button, and the field can be selected.

for (const button of navigator.clipboard ? document.querySelectorAll("[data-copy]") : []) {
  const place = button.closest("[hidden]");
  const word = place.querySelector("[role=status]");
  place.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    word.textContent = "";
    try {
      await navigator.clipboard.writeText(field.value);
      word.textContent = "Copied.";
    } catch {
      field.select();
      word.textContent = "This browser did not allow it. The link is selected: copy it by hand.";
    }
  });
}
