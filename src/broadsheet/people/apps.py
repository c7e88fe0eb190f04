from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "broadsheet.people"
    verbose_name = _("People")

    def ready(self) -> None:
        from broadsheet.delivery.spoiling import fields, spoils
        from broadsheet.people.models import Person, Profile

        def of_person(person: Person) -> dict[str, Any]:
            return {
                f"person:{person.pk}": fields(person, "account"),
                f"name:{person.pk}": person.key,
                f"portrait:{person.pk}": person.portrait_id,
            }

        def of_profile(profile: Profile) -> dict[str, Any]:
            name = (profile.edition_id, profile.name)
            return {f"person:{profile.person_id}": fields(profile), f"name:{profile.person_id}": name}

        spoils(Person, of_person, unseen=["account"])
        spoils(Profile, of_profile)
