"""The whole life of one story, through the CMS, with one name planted wherever a text can go."""

from collections.abc import Callable
from datetime import timedelta
from unittest.mock import patch
from uuid import UUID

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import resolve, reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.embeds.embeds import get_embed
from wagtail.embeds.models import Embed
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from campaign.home.models import HomeStory
from campaign.policy.models import AmbitionStory
from openhartig.mail.models import QueuedMail
from openhartig.media.models import SiteImage
from openhartig.pages.models import SiteSettings
from openhartig.roles.rights import EDITORS, MUNICIPAL_EDITORS
from openhartig.roles.roles import give_rights
from openhartig.users.models import User
from openhartig.users.workflow import make_workflow
from stories.consent.content import parts_of
from stories.consent.models import Agreement, Teller
from stories.consent.permissions import COORDINATORS
from stories.consent.uses import How, Use
from stories.desk.reasons import make_reasons
from stories.library.workflow import make_story_workflow
from stories.models import StoryPage
from stories.submission import spam
from tests.cms import add_address, edit_address, story_form
from tests.factories import MunicipalityFactory, TellerFactory, ThemeFactory, Tree, UserFactory
from tests.html import read_html
from tests.stories.withdrawal.planting import NAME, VIDEO, filled_in, upload, upload_picture
from tests.stories.withdrawal.quoting import preview_quote
from tests.stories.withdrawal.sending import send_photo

LOOK_FOR = "erfkra"
"""What is left of the name however it is stemmed, or compressed beside another word."""

FROM_US = {"sec-fetch-site": "same-origin"}

OTHER_STORY = "mijn-eigen-verhaal"


class Living:
    """Lets a story live, step by step; every text that somebody types has the name in it."""

    def __init__(self, tree: Tree, keep_backup: Callable[[str], None]) -> None:
        self.tree = tree
        make_workflow(tree.home.get_root())
        make_story_workflow()
        give_rights()
        make_reasons()
        self.editor = UserFactory(username="redacteur", role=EDITORS)
        self.coordinator = UserFactory(username="coordinator", role=COORDINATORS)
        self.writer = UserFactory(username="gemeenteredacteur", role=MUNICIPAL_EDITORS)
        self.municipality, self.theme = MunicipalityFactory(), ThemeFactory()
        self.clients: dict[User, Client] = {}
        self.pictures: list[SiteImage] = []
        self.addresses: list[str] = []
        self.token = ""
        self.keep_backup = keep_backup

    @property
    def story(self) -> StoryPage:
        return StoryPage.objects.exclude(pk=self.tree.story.pk).earliest("pk")

    @property
    def teller(self) -> Teller:
        return Teller.objects.get(key=self.story.key)

    def cms(self, user: User) -> Client:
        if user not in self.clients:
            self.clients[user] = Client()
            self.clients[user].force_login(user)
        return self.clients[user]

    def live(self) -> None:
        """Let the story live until it stands on the site under its second address."""
        self.share()
        self.pictures = upload(self.cms(self.editor), self.editor)
        self.write()
        self.swap_photo()
        self.keep_backup("before anybody knew whose draft it is")
        self.meet_teller()
        self.keep_backup("before it was on the site")
        self.discuss()
        self.ask_and_reject()
        self.send_again_and_approve()
        self.addresses.append(self.story.get_url())
        self.rename()
        self.addresses.append(self.story.get_url())
        self.look_around()
        self.link_from_everywhere()
        self.plan()
        self.copy()
        self.wait_for_mail()

    def share(self) -> None:
        """Send the story with the form, and reach the private page."""
        visitor = Client(headers=FROM_US)
        who = {"age": "ja", "perspective": "naaste"}
        about = {
            "naming": "naam",
            "display_name": NAME,
            "email": f"{NAME.lower()}@example.org",
            "municipality": self.municipality.slug,
        }
        text = {"text": f"Ik ben {NAME}.", "themes": [self.theme.slug], "content_notes": ["loss"]}
        uses = {"uses": [use.value for use in Use if use not in {Use.PHOTO, Use.VIDEO}]}
        with patch.object(spam, "SECONDS_TO_FILL_IN", -1):
            answer = visitor.get(reverse("share_start"), follow=True)
            for fields in (who, text, about, uses):
                inputs = read_html(answer).one("main").find("input", type="hidden")
                hidden = {field["name"]: field.get("value") for field in inputs}
                address = answer.request["PATH_INFO"]
                answer = visitor.post(address, hidden | fields | {"action": "next"}, follow=True)
        self.token = resolve(answer.request["PATH_INFO"]).kwargs["token"]

    def form(self, **fields) -> dict:
        """Return the form of the story with every field filled in."""
        return filled_in(self.pictures, self.municipality, self.theme, **fields)

    def write(self) -> None:
        preview = add_address(self.tree.stories, StoryPage, "preview_on_add")
        self.cms(self.writer).post(preview, self.form())
        data = self.form(title=f"Eerste titel van {NAME}", slug="eerste-zwerfkraai")
        address = add_address(self.tree.stories, StoryPage)
        assert self.cms(self.writer).post(address, data).status_code == 302

    def swap_photo(self) -> None:
        """Let the editor save by itself with a photo that is then swapped for another."""
        self.edit(self.writer, photo=self.pictures[3].pk)
        self.edit(self.writer, overwrite_revision_id=self.story.latest_revision_id)
        assert self.story.latest_revision.content["photo"] == self.pictures[0].pk

    def edit(self, user: User, action: str = "", **fields) -> None:
        form = self.form(**fields) | ({f"action-{action}": f"action-{action}"} if action else {})
        response = self.cms(user).post(edit_address(self.story), form)
        assert response.status_code == 302, response.context["form"].errors

    def meet_teller(self) -> None:
        """Find out whose story it is, talk about it, and write down what was said."""
        (key,) = Teller.objects.filter(submission__isnull=False).values_list("key", flat=True)
        self.coordinate("link_draft", key, story=self.story.pk)
        description = send_photo(Client(headers=FROM_US), self.token)
        self.coordinate("take_photo")
        assert self.story.latest_revision.content["photo_alt"] == description
        self.coordinate("ask", question=f"Mag {NAME} erin?")
        answer = reverse("my_story_answer", args=[self.token])
        Client(headers=FROM_US).post(answer, {"remark": f"Groeten van {NAME}"})
        self.coordinate(
            "contact", name=NAME, email=f"{NAME.lower()}@example.org", phone="06 12345678"
        )
        self.coordinate(
            "grants",
            granted=[use.value for use in Use if use != Use.PRESS],
            how=How.SPOKEN.value,
            witness=f"De zus van {NAME}",
            asked_by=self.coordinator.pk,
            decided_on=f"{timezone.localdate()}",
        )
        self.coordinate("note", text=f"Bel {NAME} na zessen.")
        form = ContentFile(f"%PDF-{NAME}%%EOF".encode(), name=f"{NAME}.pdf")
        self.coordinate("add_form", file=form)
        teller = self.teller
        assert teller.conversation.remark == f"Groeten van {NAME}"
        assert teller.grants.filter(witness__isnull=False).exists()
        assert teller.signed_forms.exists()

    def coordinate(self, screen: str, key: UUID | None = None, **form) -> None:
        """Send a form of the coordinator about the teller."""
        address = reverse(f"desk_{screen}", args=[key or self.teller.key])
        response = self.cms(self.coordinator).post(address, form)
        assert response.status_code == 303, response.context["form"].errors

    def agree(self) -> None:
        self.coordinate(
            "agreement",
            how=How.SPOKEN.value,
            witness=f"De zus van {NAME}",
            revision=self.story.latest_revision_id,
        )

    def correct(self) -> None:
        """Mark the last edit as one of spelling."""
        version = self.story.get_latest_revision_as_object()
        self.teller.agree(parts_of(version), Agreement.Kind.SPELLING, reason=f"{NAME} met een w")

    def discuss(self) -> None:
        comment = {"text": f"Wie is {NAME}?", "contentpath": "title", "id": "", "DELETE": ""}
        comment |= {"position": f'"{NAME}"', "resolved": "", "replies": inline_formset([])}
        self.edit(self.writer, comments=inline_formset([comment]))
        made = self.story.wagtail_admin_comments.get()
        reply = {"text": f"{NAME} is een vogel", "id": "", "DELETE": ""}
        comment |= {"id": made.pk, "replies": inline_formset([reply])}
        self.edit(self.editor, comments=inline_formset([comment], initial=1))
        assert made.replies.get().text == f"{NAME} is een vogel"

    def ask_and_reject(self) -> None:
        self.edit(self.writer, "submit")
        self.decide("reject", comment=f"Noem {NAME} niet bij naam.")

    def send_again_and_approve(self) -> None:
        self.edit(self.writer, "restart-workflow", title=f"{NAME} zegt het zacht")
        self.agree()
        self.decide("approve", comment=f"Dank je, {NAME}")
        assert Client().get(self.story.get_url()).status_code == 200

    def decide(self, action: str, **form) -> None:
        state = self.story.current_workflow_task_state
        arguments = [self.story.pk, action, state.pk]
        address = reverse("wagtailadmin_pages:workflow_action", args=arguments)
        assert self.cms(self.editor).post(address, form).status_code in {200, 302}

    def rename(self) -> None:
        self.edit(self.editor, slug="dag-zwerfkraai")
        self.correct()
        self.edit(self.editor, "publish", slug="dag-zwerfkraai")
        assert self.story.slug == "dag-zwerfkraai"

    def look_around(self) -> None:
        """Visit what makes traces: previews, sizes of pictures, embeds."""
        preview = reverse("wagtailadmin_pages:preview_on_edit", args=[self.story.pk])
        looked_at = upload_picture(self.cms(self.editor), len(self.pictures))
        self.cms(self.editor).post(preview, self.form(photo=looked_at.pk))
        self.cms(self.editor).post(preview, self.form())
        self.cms(self.editor).get(preview)
        preview_quote(self.cms(self.editor), self.tree.plain, NAME)
        self.cms(self.editor).get(edit_address(self.story))
        for address in ("/", "/verhalen/", self.story.get_url(), "/zoeken/?q=zwerfkraai"):
            assert Client().get(address).status_code == 200
        get_embed(VIDEO)
        Embed.objects.update(title=NAME, author_name=NAME)

    def link_from_everywhere(self) -> None:
        tree, story = self.tree, self.story
        tree.home.story_links = [HomeStory(story=story)]
        tree.ambition.story_links = [AmbitionStory(story=story)]
        link = f'<a linktype="page" id="{story.pk}">het verhaal van {NAME}</a>'
        whole = f'<a href="http://localhost{story.get_url()}?lees">Zo is {NAME}</a>'
        tree.plain.body = [{"type": "text", "value": f"<p>Lees {link} en {whole}.</p>"}]
        tree.ambition.goal = f"<p>Lees {link}.</p>"
        tree.example.source_url = f"http://localhost{story.get_url()}"
        for page in (tree.home, tree.ambition, tree.plain, tree.example):
            page.save_revision().publish()
        site_settings = SiteSettings.for_site(tree.record)
        site_settings.footer_text = f"<p>{link}</p>"
        site_settings.save()
        to_page = {"old_path": "/zwerfkraai", "redirect_page": story.pk}
        to_link = {"old_path": "/kort", "redirect_link": f"http://localhost{story.get_url()}"}
        away = {"old_path": story.get_url(), "redirect_link": "https://example.org/"}
        add = reverse("wagtailredirects:add")
        typed = {**to_link, "old_path": "/zwerfkraai-uit-weert"}
        by_way_of = {"old_path": "/groet-zwerfkraai", "redirect_link": "http://localhost/kort/?x"}
        gone = {**to_page, "old_path": "/oude-zwerfkraai"}
        for target in (to_page, to_link, away, typed, by_way_of, gone):
            assert self.cms(self.editor).post(add, target).status_code == 302
        gone = reverse("wagtailredirects:delete", args=[Redirect.objects.latest("pk").pk])
        assert self.cms(self.editor).post(gone).status_code == 302

    def plan(self) -> None:
        """Leave a draft lying, and plan a newer version."""
        self.edit(self.editor, title=f"Nog niet af: {NAME}", slug="dag-zwerfkraai")
        hour = timezone.localtime() + timedelta(days=3)
        fields = {
            "title": f"{NAME}, een jaar later",
            "slug": "dag-zwerfkraai",
            "go_live_at": f"{hour:%Y-%m-%d %H:%M}",
        }
        self.edit(self.editor, **fields)
        self.agree()
        self.edit(self.editor, "publish", **fields)
        assert self.story.approved_schedule

    def copy(self) -> None:
        """Copy the story twice: one copy is forgotten, one becomes the story of somebody else."""
        address = reverse("wagtailadmin_pages:copy", args=[self.story.pk])
        for slug in ("zwerfkraai-twee", OTHER_STORY):
            form = {"new_title": NAME, "new_slug": slug, "new_parent_page": self.tree.stories.pk}
            assert self.cms(self.editor).post(address, form).status_code == 302
        copy = StoryPage.objects.get(slug=OTHER_STORY)
        TellerFactory(key=copy.key, email=None)
        form = story_form(("heading", "Mijn eigen begin"), title="Mijn eigen verhaal")
        form |= {"slug": OTHER_STORY} | nested_form_data({"comments": inline_formset([])})
        assert self.cms(self.editor).post(edit_address(copy), form).status_code == 302
        copy.refresh_from_db()
        copy.get_latest_revision_as_object().save(clean=False)

    def wait_for_mail(self) -> None:
        """Leave a message waiting for a mail server."""
        QueuedMail.objects.create(
            kind="link", to=self.teller.email, subject=NAME, text=NAME, html=NAME
        )
