from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "broadsheet.people"
    verbose_name = _("People")

    def ready(self) -> None:
        from broadsheet.delivery.spoiling import fields, spoils
        from broadsheet.people.models import Person, Profile

        spoils(Person, lambda person: {f"person:{person.pk}": fields(person, "account")}, unseen=["account"])
        spoils(Profile, lambda profile: {f"person:{profile.person_id}": fields(profile)})
