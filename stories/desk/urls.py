from django.urls import path

from .views import (
    actions,
    after_care,
    as_teller,
    consent,
    leftovers,
    made_up,
    photos,
    plans,
    signed_forms,
    spelling,
)
from .views.detail import TellerDetail
from .views.finding import FindTeller
from .views.notes import EditNote
from .views.proof import ProofOfConsent
from .views.reading_log import ReadingLogList
from .views.requests import AskCoordinator
from .views.tellers import TellerList
from .views.withdrawal import Withdraw

TELLER = "vertellers/<uuid:key>/"

urlpatterns = [
    path("vertellers/", TellerList.as_view(), name="desk_tellers"),
    path(
        "vertellers/resultaten/",
        TellerList.as_view(results_only=True),
        name="desk_tellers_results",
    ),
    path("vertellers/zoek/", FindTeller.as_view(), name="desk_find"),
    path("vertellers/gesprek/", consent.RecordInterview.as_view(), name="desk_interview"),
    path("vertellers/nazorg/", after_care.AfterCareList.as_view(), name="desk_after_care"),
    path(
        "vertellers/nazorg/<int:pk>/gedaan/",
        after_care.TickAfterCare.as_view(),
        name="desk_after_care_done",
    ),
    path(
        "vertellers/nazorg/<int:pk>/toch-niet/",
        after_care.TickAfterCare.as_view(undo=True),
        name="desk_after_care_undo",
    ),
    path("vertellers/na-te-kijken/", leftovers.LeftoverList.as_view(), name="desk_leftovers"),
    path(
        "vertellers/na-te-kijken/<int:pk>/wis/",
        leftovers.HandleLeftover.as_view(erase=True),
        name="desk_leftover_erase",
    ),
    path(
        "vertellers/na-te-kijken/<int:pk>/bewaar/",
        leftovers.HandleLeftover.as_view(),
        name="desk_leftover_keep",
    ),
    path(
        "vertellers/na-te-kijken/wissing/<int:pk>/",
        leftovers.FinishLeftovers.as_view(),
        name="desk_leftovers_done",
    ),
    path("vertellers/leeslog/", ReadingLogList.as_view(), name="desk_reading_log"),
    path(TELLER, TellerDetail.as_view(), name="desk_teller"),
    path(f"{TELLER}concept/", actions.MakeDraft.as_view(), name="desk_draft"),
    path(f"{TELLER}koppel/", actions.LinkDraft.as_view(), name="desk_link_draft"),
    path(f"{TELLER}vraag/", actions.Ask.as_view(), name="desk_ask"),
    path(f"{TELLER}niet-plaatsen/", actions.Decline.as_view(), name="desk_decline"),
    path(f"{TELLER}laat-zien/", actions.ShowText.as_view(), name="desk_show_text"),
    path(
        f"{TELLER}opmerking-verwerkt/",
        actions.HandleRemark.as_view(),
        name="desk_handle_remark",
    ),
    path(f"{TELLER}link/", actions.RenewLink.as_view(), name="desk_link"),
    path(f"{TELLER}staat-erachter/", actions.Confirm.as_view(), name="desk_confirm"),
    path(f"{TELLER}verberg/", actions.Hide.as_view(), name="desk_hide"),
    path(f"{TELLER}contact/", consent.EditContact.as_view(), name="desk_contact"),
    path(f"{TELLER}notitie/", EditNote.as_view(), name="desk_note"),
    path(f"{TELLER}toestemming/", consent.RecordGrants.as_view(), name="desk_grants"),
    path(f"{TELLER}bewijs/", ProofOfConsent.as_view(), name="desk_proof"),
    path(f"{TELLER}akkoord/", consent.RecordAgreement.as_view(), name="desk_agreement"),
    path(f"{TELLER}formulier/", signed_forms.AddSignedForm.as_view(), name="desk_add_form"),
    path(f"{TELLER}foto/", photos.OpenPhoto.as_view(), name="desk_open_photo"),
    path(f"{TELLER}foto/overnemen/", photos.TakePhoto.as_view(), name="desk_take_photo"),
    path(
        f"{TELLER}formulier/<int:pk>/",
        signed_forms.OpenSignedForm.as_view(),
        name="desk_open_form",
    ),
    path(
        f"{TELLER}formulier/<int:pk>/verwijder/",
        signed_forms.DeleteSignedForm.as_view(),
        name="desk_delete_form",
    ),
    path(f"{TELLER}mijn-verhaal/", as_teller.SeeAsTeller.as_view(), name="desk_as_teller"),
    path(
        f"{TELLER}mijn-verhaal/beeld/<int:number>/",
        as_teller.SeenPicture.as_view(),
        name="desk_seen_picture",
    ),
    path(
        f"{TELLER}mijn-verhaal/geluid/<int:number>/",
        as_teller.SeenSound.as_view(),
        name="desk_seen_sound",
    ),
    path(f"{TELLER}terugtrekken/", Withdraw.as_view(), name="desk_withdraw"),
    path(
        "verhalen/<int:page_id>/alleen-spelling/",
        spelling.MarkSpelling.as_view(),
        name="desk_spelling",
    ),
    path(
        "verhalen/spelling/<int:pk>/gezien/",
        spelling.CorrectionSeen.as_view(),
        name="desk_correction_seen",
    ),
    path("verhalen/<int:page_id>/plan/", plans.PlanStory.as_view(), name="desk_plan"),
    path(
        "verhalen/<int:page_id>/plan/weg/",
        plans.ForgetPlan.as_view(),
        name="desk_forget_plan",
    ),
    path(
        "verhalen/<int:page_id>/vraag-coordinator/",
        AskCoordinator.as_view(),
        name="desk_ask_coordinator",
    ),
    path(
        "verhalen/<int:page_id>/verzonnen/",
        made_up.MarkMadeUp.as_view(),
        name="desk_made_up",
    ),
]
