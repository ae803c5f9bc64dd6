"""Makes the report."""

from __future__ import annotations

from coping_app.content.reference.places import assets_folder, exercises_folder
from coping_app.export.records.load_titles import load_titles
from coping_app.features.report.service import ReportService
from coping_app.ui.pages.report.page import ReportPage
from coping_app.ui.paper.look import report_look
from coping_app.ui.paper.printer import print_report
from coping_app.ui.parts.services import Navigator, Services
from coping_app.ui.platform.file_dialogs import ask_open, ask_save
from coping_app.wording.wording import own_wording


def make(services: Services, navigator: Navigator) -> ReportPage:
    """Back leads to Progress; what comes in from a file counts at once."""
    service = ReportService(
        services.store,
        lambda: load_titles(
            exercises_folder(), services.language, services.folders.own_questionnaires
        ),
        report_look(assets_folder() / "fonts", own_wording()),
    )
    page = ReportPage(
        services.themes, service, services.store.today, ask_save, ask_open, print_report
    )
    page.back_requested.connect(lambda: navigator.go_back("progress"))
    page.library_requested.connect(lambda: navigator.open_page("library"))
    page.records_changed.connect(navigator.read_settings_again)
    return page
