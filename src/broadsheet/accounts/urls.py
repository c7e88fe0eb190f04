"""Signing in. Ours come first, under allauth's own names; what is closed is closed by name."""

from django.urls import include, path, re_path

from broadsheet.accounts import views

urlpatterns = [
    path("", views.index, name="accounts_index"),
    path("signup/", views.closed, name="account_signup"),
    path("email/", views.closed, name="account_email"),
    path("confirm-email/", views.closed, name="account_email_verification_sent"),
    re_path(r"^confirm-email/(?P<key>[-:\w]+)/$", views.closed, name="account_confirm_email"),
    path("login/code/confirm/", views.closed, name="account_confirm_login_code"),
    path("password/set/", views.closed, name="account_set_password"),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("2fa/totp/activate/", views.ActivateTOTP.as_view(), name="mfa_activate_totp"),
    path("2fa/webauthn/add/", views.AddWebAuthn.as_view(), name="mfa_add_webauthn"),
    path("", include("allauth.urls")),
    re_path(r"", views.closed),
]
