/* Jcrop looks for a touch screen with an inline script, which the CMS forbids, unless it knows. */

window.jQuery.Jcrop.defaults.touchSupport = "ontouchstart" in window;
