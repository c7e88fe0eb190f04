"""`broadsheet import wxr FILE…`: an archive of another system becomes part of the paper."""  # noqa: N999 - its name is the command's

import os
import time
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from broadsheet.importers import report as reports
from broadsheet.importers.wordpress import importing, reader, survey
from broadsheet.lib import slugs


class Command(BaseCommand):
    help = (
        "Brings an archive in. A second run changes nothing; what the newsroom edited is never overwritten."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        formats = parser.add_subparsers(dest="format", required=True, metavar="FORMAT")
        wxr = formats.add_parser("wxr", help="A WordPress export (WXR 1.0 to 1.2), plain or gzipped.")
        wxr.add_argument("files", nargs="+", type=Path, metavar="FILE")
        wxr.add_argument("--dry-run", action="store_true", help="Say what would happen; keep nothing.")
        wxr.add_argument("--section", default="", metavar="SLUG", help="Put all posts into this section.")
        wxr.add_argument(
            "--locale", default=settings.LANGUAGE_CODE, metavar="CODE", help="The edition to import into."
        )
        wxr.add_argument(
            "--site-url", default="", metavar="URL", help="The old site's address, if the file is wrong."
        )
        wxr.add_argument(
            "--report",
            type=Path,
            metavar="FILE",
            help="Write every item with its outcome and reason, as JSON. Unless it is a dry run, this happens "
            "anyway: without FILE in the folder imports of BROADSHEET_HOME; the last lines name the file.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()
        kept_at = self._place_of_report(options["report"], at, is_dry_run=options["dry_run"])
        wishes = importing.Wishes(
            language_code=self._language(options["locale"]),
            section=self._section(options["section"]),
            site_url=self._site(options["site_url"]),
            is_dry_run=options["dry_run"],
        )
        begun = time.monotonic()
        try:
            report = importing.bring_in(options["files"], wishes=wishes, at=at)
        except reader.NotReadable as error:
            raise CommandError(_("%(why)s Nothing was imported.") % {"why": error}) from error
        report.seconds = round(time.monotonic() - begun, 2)
        if kept_at:
            self._keep(report, kept_at)
        self.stdout.write(reports.as_text(report, kept_at=kept_at))

    def _place_of_report(self, wish: Path | None, at: datetime, *, is_dry_run: bool) -> Path | None:
        """Looked at before the import: a report that cannot be written is lost, for a second run has no news."""
        if wish is None and is_dry_run:
            return None
        path = wish or settings.HOME / "imports" / f"{at:%Y-%m-%d-%H%M%S-%f}.json"
        if wish is None:
            path.parent.mkdir(mode=0o700, exist_ok=True)
        if path.is_dir() or not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
            raise CommandError(_("The report cannot be written to %(path)s.") % {"path": path})
        return path

    def _keep(self, report: reports.Report, path: Path) -> None:
        try:
            report.write(path)
        except OSError as error:  # the disk may be full by now; the import is done
            said = _("The report could not be written to %(path)s: %(why)s.")
            self.stderr.write(said % {"path": path, "why": error.strerror})

    def _language(self, code: str) -> str:
        known = dict(settings.LANGUAGES)
        if code not in known:
            raise CommandError(
                _("“%(code)s” is none of: %(known)s.") % {"code": code, "known": ", ".join(known)}
            )
        return code

    def _site(self, url: str) -> str:
        if url and (not url.startswith(("http://", "https://")) or not survey.host_of(url)):
            raise CommandError(
                _("“%(url)s” is no address of a site, such as https://old.example/.") % {"url": url}
            )
        return url

    def _section(self, slug: str) -> str:
        if slug and (slug != slugs.slugify(slug) or slugs.is_reserved(slug, under="root")):
            raise CommandError(_("“%(slug)s” cannot be the address of a section.") % {"slug": slug})
        return slug
