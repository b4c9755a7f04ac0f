from django.urls import path

from stories.consent.private_pages import dead_link

from . import leaving, own_photo, pictures, sounds, views

urlpatterns = [
    path("", dead_link),
    path("<str:token>/", views.page, name="my_story"),
    path("<str:token>/akkoord/", views.agree, name="my_story_agree"),
    path("<str:token>/anders/", views.answer, name="my_story_answer"),
    path("<str:token>/toestemming/", views.grants, name="my_story_grants"),
    path("<str:token>/pauze/", views.pause_story, name="my_story_pause"),
    path("<str:token>/verder/", views.resume_story, name="my_story_resume"),
    path("<str:token>/sta-erachter/", views.confirm, name="my_story_confirm"),
    path("<str:token>/mail/", views.mail_link, name="my_story_mail"),
    path("<str:token>/link/", views.replace_link, name="my_story_link"),
    path("<str:token>/terugtrekken/", leaving.leave, name="my_story_withdraw"),
    path("<str:token>/foto/", own_photo.photo, name="my_story_photo"),
    path("<str:token>/foto/zien/", own_photo.look, name="my_story_look"),
    path("<str:token>/foto/wis/", own_photo.erase, name="my_story_erase_photo"),
    path("<str:token>/beeld/<int:number>/", pictures.picture, name="my_story_picture"),
    path("<str:token>/geluid/<int:number>/", sounds.sound, name="my_story_sound"),
]
