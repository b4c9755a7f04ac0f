/** The menu of a small screen lies over the page: it closes when the focus goes to what it hides. */
export function closeWhenLeft() {
  const menu = document.getElementById("menu");
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    // Without a target the focus went nowhere, or to another window.
    if (relatedTarget && !menu.contains(relatedTarget) && menu.matches(":popover-open")) {
      menu.hidePopover();
    }
  });
}
