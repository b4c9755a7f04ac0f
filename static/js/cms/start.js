/* Starts the fields of Wagtail that would otherwise need an inline script.

   <template data-controller="start" data-start-what-value="…"> says what to start: see
   templates/wagtailadmin/shared/start.html. Stimulus finds it wherever Wagtail puts it, also in
   dialogs and in forms that an editor adds. */

const FIELDS = [
  "Chooser", "DocumentChooser", "ImageChooser", "PageChooser", "SnippetChooser",
  "createTaskChooser", "initDateChooser", "initDateTimeChooser", "initTimeChooser",
];
const PANELS = ["InlinePanel", "MultipleChooserPanel"];

class Start extends window.StimulusModule.Controller {
  static values = { what: String, id: String, options: Object };

  connect() {
    const { whatValue: what, idValue: id, optionsValue: options } = this;
    this.element.remove(); // moving a form about does not start it again
    if (FIELDS.includes(what)) new window[what](id, options);
    else if (PANELS.includes(what)) new window[what](options);
    else console.error(`static/js/cms/start.js does not know ${what}`);
  }
}

window.wagtail.app.register("start", Start);
