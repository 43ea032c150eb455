"""What became of hotwords in a session: said at its end, and written where that was asked for."""

from collections.abc import Sequence

from app.hotword_report_file import HotwordReportFile
from app.hotword_tally import tally_of
from app.live_plan import LivePlan
from app.live_view import LiveView
from engine import Segment


def tell_hotwords(plan: LivePlan, segments: Sequence[Segment], view: LiveView) -> None:
    """Say it, where there are hotwords and a text.

    Raises:
        OSError: the report cannot be written.
    """
    if not (segments and plan.options.hotwords):
        return
    tally = tally_of(segments, plan.options.hotwords)
    view.hotwords(tally)
    if plan.hotword_report is not None:
        report = HotwordReportFile(plan.hotword_report)
        report.write(plan.recording.name, tally)
        view.wrote(report.finish())
