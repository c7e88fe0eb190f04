"""The plan of the house holds where no import linter sees it."""

import tomllib
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).parents[2]


def floors() -> dict[str, int]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    return {
        room.strip(" ()"): -number
        for number, row in enumerate(contracts[0]["layers"])
        for room in row.split("|")
    }


def test_relations_point_down_or_stay_home():
    floor = floors()
    climbing = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        for field in (*model._meta.fields, *model._meta.many_to_many)
        if field.related_model
        and {model._meta.app_label, field.related_model._meta.app_label} <= floor.keys()
        and floor[field.related_model._meta.app_label] > floor[model._meta.app_label]
    ]

    assert climbing == []


def test_every_room_has_a_floor():
    rooms = {path.parent.name for path in (ROOT / "src" / "broadsheet").glob("*/__init__.py")}

    assert rooms <= floors().keys()


def test_only_delivery_listens_to_signals():
    listening = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "src").rglob("*.py")
        if "@receiver(" in path.read_text() or "_save.connect(" in path.read_text()
    ]

    assert listening == ["src/broadsheet/delivery/signals.py"]
