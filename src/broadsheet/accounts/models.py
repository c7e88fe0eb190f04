"""Who may sign in. One model from the first migration, for staff now and readers later."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    email = models.EmailField(_("email address"), unique=True)

    class Meta(AbstractUser.Meta):
        verbose_name = _("user")  # type: ignore[assignment]  # the stubs of AbstractUser say str
        verbose_name_plural = _("users")  # type: ignore[assignment]  # the same
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_in_any_case",
                violation_error_message=_("Another account has this email address."),
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username
