"""Pages of accounts; django-allauth's own stand below `/accounts/`."""

from django.urls import path

from rostra.members.views import data, names, own, people, setup, site, tokens

app_name = "members"
urlpatterns = [
    path("settings/", own.profile, name="own"),
    path("settings/preferences/", own.preferences, name="preferences"),
    path("settings/sign-out/", own.sign_out_all, name="sign-out-all"),
    path("settings/tokens/", tokens.tokens, name="tokens"),
    path("settings/tokens/<uuid:token_id>/revoke/", tokens.revoke, name="revoke-token"),
    path("settings/data/", data.data, name="data"),
    path("settings/data/export.json", data.export, name="export"),
    path("settings/data/leave/", data.leave, name="leave"),
    path("setup/site/", setup.site, name="setup-site"),
    path("setup/mail/", setup.mail, name="setup-mail"),
    path("setup/<str:secret>/", setup.administrator, name="setup"),
    path("moderate/site/", site.settings, name="site"),
    path("moderate/site/mail/", site.mail, name="mail"),
    path("moderate/site/key/", site.sign_in_key, name="sign-in-key"),
    path("moderate/members/", people.members, name="people"),
    path("moderate/members/<uuid:member_id>/", people.member, name="member"),
    path("moderate/members/<uuid:member_id>/role/", people.change_role, name="role"),
    path("moderate/members/<uuid:member_id>/standing/", people.change_standing, name="standing"),
    path("moderate/names/", names.waiting, name="names"),
    path("moderate/names/<uuid:held_id>/", names.decide_on, name="decide-name"),
]
