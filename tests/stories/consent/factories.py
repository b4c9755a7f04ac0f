import factory
from factory.django import DjangoModelFactory
from wagtail.models import Task, TaskState, Workflow, WorkflowState

from stories.consent.models import Teller
from stories.consent.uses import How, Use
from stories.models import StoryPage
from tests.openhartig.users.factories import UserFactory
from tests.stories.conversation.factories import ConversationFactory


class TellerFactory(DjangoModelFactory):
    """Makes somebody who shares a story and allows everything, or what `granted` names."""

    origin = Teller.Origin.FORM
    email = factory.Sequence(lambda number: f"verteller-{number}@example.org")
    conversation = factory.RelatedFactory(ConversationFactory, "teller")

    class Meta:
        model = Teller
        skip_postgeneration_save = True

    @factory.post_generation
    def granted(teller: Teller, create: bool, uses, **kwargs) -> None:  # noqa: N805
        teller.decide(Use if uses is None else uses, How.FORM)


def approve(story: StoryPage) -> TaskState:
    """Record that a second editor approved the latest version of a story."""
    story = StoryPage.objects.get(pk=story.pk)
    revision = story.latest_revision or story.save_revision(user=UserFactory(), clean=False)
    workflow = Workflow.objects.create(name="Controle", active=False)
    state = WorkflowState.objects.create(
        content_type=story.get_content_type(),
        object_id=str(story.pk),
        base_content_type=story.get_base_content_type(),
        workflow=workflow,
        status=WorkflowState.STATUS_APPROVED,
    )
    return TaskState.objects.create(
        workflow_state=state,
        revision=revision,
        task=Task.objects.create(name="Controle", active=False),
        status=TaskState.STATUS_APPROVED,
        finished_by=UserFactory(),
    )
